import { Button } from 'antd';
import { useState } from 'react';
import { ApprovalTrail } from '#capabilities/approvals/web/public.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import type { FactGroup } from '#ui/page/facts.tsx';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { answerOffer, getRequest, offerRooms, openMode, type RequestRecord, submitRequest } from '../../contract/requests.ts';
import { requestVacancies } from '../../contract/vacancies.ts';
import { type Act, useAct } from '../form-drawer.tsx';
import { ModeLadder } from './mode-ladder.tsx';
import { NeedLines } from './need-lines.tsx';
import { Papers, PromisedRooms } from './promised-rooms.tsx';
import { RentPanel } from './rents-panel.tsx';
import { requestAddress, requestTones } from './request.table.ts';
import { ConcludeDrawer, DeclineDrawer, ObtainedDrawer, RuleOutDrawer, WithdrawDrawer } from './request-drawers.tsx';
import { VacancyTable } from './vacancy-table.tsx';
import '../office-space.css';
import './requests.css';

const changes = ['/office-space', '/approvals', '/workbench'];

function useActs(requestId: string) {
  const submit = useDo(submitRequest, { said: 'action.office-space.request.submitted', changes });
  const answer = useDo(answerOffer, { said: 'action.office-space.offer.accepted', changes });
  const open = useDo(openMode, { changes });
  return {
    submit: () => submit.run({ requestId }),
    accept: () => answer.run({ requestId, accepted: true }),
    open: (mode: RequestRecord['mode']) => open.run({ requestId, mode }),
    pending: submit.pending || answer.pending,
  };
}

const actionsOf = ({ id, abilities }: RequestRecord, act: Act, acts: ReturnType<typeof useActs>): PageAction[] => {
  const can = (ability: string) => abilities[ability] ?? false;
  return [
    {
      id: 'submit',
      labelKey: 'action.office-space.request.submit',
      offered: can('submit'),
      run: acts.submit,
      primary: true,
      pending: acts.pending,
    },
    {
      id: 'accept',
      labelKey: 'action.office-space.offer.accept',
      offered: can('answer'),
      run: acts.accept,
      primary: true,
      pending: acts.pending,
    },
    {
      id: 'conclude',
      labelKey: 'action.office-space.agreement.sign',
      offered: can('conclude'),
      run: () => act.open('conclude'),
      primary: true,
    },
    { id: 'rent', labelKey: 'action.office-space.rent.file', offered: can('fileRent'), to: `${requestAddress(id)}/rent`, primary: true },
    {
      id: 'obtained',
      labelKey: 'action.office-space.request.obtained',
      offered: can('recordObtained'),
      run: () => act.open('obtained'),
      primary: true,
    },
    { id: 'change', labelKey: 'action.office-space.request.change', offered: can('change'), to: `${requestAddress(id)}/edit` },
    { id: 'decline', labelKey: 'action.office-space.offer.decline', offered: can('answer'), run: () => act.open('decline') },
    {
      id: 'withdraw',
      labelKey: 'action.office-space.request.withdraw',
      offered: can('withdraw'),
      run: () => act.open('withdraw'),
      dangerous: true,
    },
  ];
};

const peopleOf = (request: RequestRecord, words: Words): string =>
  [
    ...request.people.map(
      (person) => `${person.name}${person.rankCode ? `（${words.enumLabel('office-space.rank', person.rankCode)}）` : ''}`,
    ),
    ...Object.entries(request.ranks).map(([rank, count]) =>
      words.t('page.office-space.request.rank-count', { rank: words.enumLabel('office-space.rank', rank), count }),
    ),
  ].join(words.t('page.office-space.comma'));

const factsOf = (request: RequestRecord, words: Words): FactGroup[] => [
  {
    facts: [
      { name: 'orgName', value: request.orgName },
      { name: 'worksIn', value: request.buildingName },
      { name: 'kind', value: words.enumLabel('office-space.room_kind', request.kind) },
      { name: 'wantedSqm', value: request.wantedSqm },
      { name: 'people', value: peopleOf(request, words), wide: true },
      { name: 'mode', labelKey: 'field.office-space.obtainingMode', value: words.enumLabel('office-space.obtaining_mode', request.mode) },
      { name: 'applicantName', value: request.applicantName },
      { name: 'submittedOn', value: request.submittedOn },
      { name: 'decidedOn', value: request.decidedOn },
      ...(request.kindDocument ? [{ name: 'kindDocument', value: request.kindDocument, wide: true }] : []),
      ...(request.opinion ? [{ name: 'opinion', value: request.opinion, wide: true }] : []),
    ],
  },
];

/** Every vacancy that serves; who handles requests offers the chosen ones. */
function Vacancies({ request }: { request: RequestRecord }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const read = useRead(requestVacancies, { requestId: request.id });
  const offer = useDo(offerRooms, { said: 'action.office-space.offer.made', changes });
  const offers = request.abilities.offer ?? false;
  return (
    <section className="os-section">
      <div className="os-row">
        <h2>{t('page.office-space.vacancies')}</h2>
        {offers ? (
          <Button
            className="qw-noprint"
            disabled={chosen.length === 0}
            loading={offer.pending}
            onClick={async () => {
              const outcome = await offer.run({ requestId: request.id, roomIds: [...chosen] });
              if (outcome.ok) setChosen([]);
            }}
          >
            {t(request.state === 'submitted' ? 'action.office-space.offer.propose' : 'action.office-space.offer.make', {
              count: chosen.length,
            })}
          </Button>
        ) : null}
      </div>
      <Await read={read} rows={4}>
        {(assessment) => <VacancyTable vacancies={assessment.vacancies} {...(offers ? { chosen, onChoose: setChosen } : {})} />}
      </Await>
    </section>
  );
}

function Need({ requestId }: { requestId: string }) {
  const read = useRead(requestVacancies, { requestId });
  return (
    <Await read={read} rows={2}>
      {(assessment) => <NeedLines assessment={assessment} />}
    </Await>
  );
}

const OVER = new Set<RequestRecord['state']>(['agreed', 'denied', 'withdrawn', 'obtained', 'rent-approved']);

function Content({ request, act, acts }: { request: RequestRecord; act: Act; acts: ReturnType<typeof useActs> }) {
  return (
    <div className="os-stack">
      <Papers request={request} />
      <PromisedRooms request={request} />
      <ModeLadder request={request} act={act} onOpen={(mode) => void acts.open(mode)} />
      {OVER.has(request.state) ? null : <Vacancies request={request} />}
      {request.rents.map((rent) => (
        <RentPanel key={rent.id} rent={rent} />
      ))}
    </div>
  );
}

/** One request: need, approval, ladder, vacancies, offer, renting, papers. */
export function Page() {
  const { requestId } = usePageParams('requestId');
  const words = useWords();
  const act = useAct();
  const acts = useActs(requestId);
  const read = useRead(getRequest, { requestId });
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(request) => request.purpose}
        number={(request) => request.number}
        status={(request) => ({
          tone: requestTones[request.state] ?? 'quiet',
          word: words.enumLabel('office-space.request_state', request.state),
        })}
        actions={(request) => actionsOf(request, act, acts)}
        verdicts={(request) => (
          <div className="os-stack">
            {request.state === 'draft' ? null : <ApprovalTrail kind="office-space.request" subjectId={request.id} />}
            {OVER.has(request.state) ? null : <Need requestId={request.id} />}
          </div>
        )}
        facts={(request) => factsOf(request, words)}
        tabs={[
          {
            id: 'way',
            labelKey: 'page.office-space.request.way',
            content: (request) => <Content request={request} act={act} acts={acts} />,
          },
        ]}
        history={(request) => ({ subjectKind: 'request', subjectId: request.id })}
      />
      {read.data ? (
        <>
          <RuleOutDrawer request={read.data} act={act} />
          <WithdrawDrawer request={read.data} act={act} />
          <DeclineDrawer request={read.data} act={act} />
          <ConcludeDrawer request={read.data} act={act} />
          <ObtainedDrawer request={read.data} act={act} />
        </>
      ) : null}
    </>
  );
}
