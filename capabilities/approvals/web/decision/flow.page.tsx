import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { SendQueue } from '#ui/offline/send-queue.tsx';
import { useOutbox } from '#ui/offline/use-outbox.ts';
import { ActionButtons, type PageAction } from '#ui/page/action-buttons.tsx';
import { PageHead } from '#ui/page/page-head.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink, useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Shape, Status } from '#ui/show/tone.tsx';
import { useIsPhone } from '#ui/theme/preferences.ts';
import { getFlow, getFlowPicture, getFlowSheet } from '../../contract/flows.ts';
import { askedOf, type Flow, flowTones, namesOf, openSteps, subjectWord } from '../flow-words.ts';
import { FlowPicture } from '../picture/flow-picture.tsx';
import type { Marks } from '../picture/marks.ts';
import { ActDrawer, type DrawerAct, useOpenAct } from './act-drawer.tsx';
import { DecisionBox, Refused } from './decide.tsx';
import { FlowHistory } from './flow-history.tsx';
import { PhoneDecision } from './phone-bar.tsx';
import { type Sheet, SheetView } from './sheet.tsx';
import { StepTable } from './step-table.tsx';
import { StepsBand } from './steps-band.tsx';
import { DECISIONS } from './use-verb.ts';
import '#ui/page/page.css';
import './decision.css';

const RENEW_MS = 60_000;

/** Who has it, since when. */
function WhoHasIt({ flow }: { flow: Flow }) {
  const words = useWords();
  const { t } = words;
  const waits = openSteps(flow);
  if (flow.flowState === 'held' && flow.hold) {
    return (
      <span className="ap-held-line">
        <Shape tone="attention" />
        {t(`enum.approvals.hold_code.${flow.hold.code}`)}
        {flow.hold.elementName ? ` · ${flow.hold.elementName}` : ''} <span className="qw-quiet">{flow.hold.reason}</span>
      </span>
    );
  }
  if (flow.flowState === 'returned') return <>{t('page.approvals.with-starter', { name: flow.starter?.name ?? '' })}</>;
  return waits.map((step) => (
    <span key={step.stepId} className="ap-who">
      {t('page.approvals.who', { step: step.name, names: namesOf(askedOf(step), words) })} · <TimeAgo at={step.openedAt} /> ·{' '}
      {t('page.approvals.waited', { hours: step.workingHours })}
      {step.dueAt ? (
        <>
          {' '}
          · {t('page.approvals.due')} <TimeAgo at={step.dueAt} />
          {Date.parse(step.dueAt) < Date.now() ? <Status tone="violation" word={t('page.approvals.overdue')} /> : null}
        </>
      ) : null}
    </span>
  ));
}

/** The acts besides the decision itself, by what the server allows. */
function useActs(flow: Flow): readonly PageAction[] {
  const { open } = useOpenAct();
  const go = useGo();
  const { abilities } = flow;
  const act = (id: DrawerAct, ability: boolean | undefined, dangerous = false): PageAction => ({
    id,
    labelKey: `action.approvals.${id}`,
    run: () => open(id),
    offered: ability ?? false,
    dangerous,
  });
  return [
    act('urge', abilities.urge),
    act('transfer', abilities.transfer),
    act('addSigner', abilities.addSigner),
    act('removeSigner', abilities.removeSigner),
    act('copy', abilities.copy),
    { ...act('resume', abilities.resume), primary: true },
    act('reassign', abilities.reassign),
    act('withdraw', abilities.withdraw, true),
    act('terminate', abilities.terminate, true),
    { id: 'print', labelKey: 'action.print', run: () => go(`/approvals/${flow.flowId}/print`) },
  ];
}

function Picture({ flow }: { flow: Flow }) {
  const { t } = useWords();
  const read = useRead(getFlowPicture, { flowId: flow.flowId });
  const marks = useMemo<Marks>(
    () => ({
      steps: Object.fromEntries((read.data?.elements ?? []).map(({ elementId, mark }) => [elementId, mark])),
      taken: read.data?.taken ?? [],
    }),
    [read.data],
  );
  return (
    <section className="qw-panel ap-picture-panel">
      <h2>{t('page.approvals.picture')}</h2>
      <Await read={read} rows={7}>
        {(picture) => <FlowPicture xml={picture.xml} marks={marks} label={t('page.approvals.picture-of', { title: flow.title })} />}
      </Await>
      <StepTable flow={flow} />
    </section>
  );
}

function below(flow: Flow, words: Words) {
  const { t } = words;
  return (
    <>
      <span>
        {subjectWord(flow.kind, words)} · {flow.orgName} · <AppLink to={flow.path}>{t('page.approvals.record')}</AppLink>
      </span>
      <WhoHasIt flow={flow} />
    </>
  );
}

type SheetRead = UseQueryResult<Sheet, Error>;

function Whole({ flow, sheet }: { flow: Flow; sheet: SheetRead }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const phone = useIsPhone();
  const acts = useActs(flow);
  const waiting = useOutbox().filter((w) => w.of === DECISIONS);
  const [late, setLate] = useState<Error | null>(null);
  return (
    <>
      <PageHead
        title={flow.title}
        beside={
          <>
            {flow.number ? <span className="qw-num qw-quiet">{flow.number}</span> : null}
            <Status tone={flowTones[flow.flowState] ?? 'quiet'} word={enumLabel('approvals.flow_state', flow.flowState)} />
          </>
        }
        below={<div className="ap-below">{below(flow, words)}</div>}
        actions={phone ? null : <ActionButtons actions={acts} />}
      />
      <SendQueue waiting={waiting} />
      <Refused error={late} />
      <StepsBand flow={flow} />
      <div className="qw-record qw-record-railed ap-record">
        <div className="qw-record-main">
          <Await read={sheet} rows={6}>
            {(answer) => <SheetView flowId={flow.flowId} sheet={answer} />}
          </Await>
        </div>
        <aside className="ap-rail" aria-label={t('page.approvals.aside')}>
          {flow.mine && !phone ? <DecisionBox key={flow.mine.deciderId} flow={flow} mine={flow.mine} onLate={setLate} /> : null}
          <div className="qw-rail">
            <FlowHistory flow={flow} />
            {flow.copied.length > 0 ? (
              <p>
                <span className="qw-quiet">{t('page.approvals.copied')}</span> {namesOf(flow.copied, words)}
              </p>
            ) : null}
          </div>
        </aside>
      </div>
      <Picture flow={flow} />
      {phone ? <PhoneDecision key={flow.mine?.deciderId ?? ''} flow={flow} mine={flow.mine} onLate={setLate} actions={acts} /> : null}
      <ActDrawer flow={flow} />
    </>
  );
}

/** One matter in its flow: what it is, what the rules say, who had it, and what the reader may do. */
export function Page() {
  const { flowId } = usePageParams('flowId');
  const flow = useRead(getFlow, { flowId }, { everyMs: RENEW_MS });
  const sheet = useRead(getFlowSheet, { flowId });
  // Both come together, so that nothing jumps when the second answer arrives.
  const read = { ...flow, data: sheet.data || sheet.error ? flow.data : undefined };
  return (
    <div className="qw-page">
      <Await read={read} rows={10}>
        {(one) => <Whole flow={one} sheet={sheet} />}
      </Await>
    </div>
  );
}
