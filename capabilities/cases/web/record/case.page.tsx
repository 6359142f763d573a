import { useParams } from '@tanstack/react-router';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import type { FactGroup } from '#ui/page/facts.tsx';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { type CaseDetail, getCase } from '../../contract/cases.ts';
import { recheckCase } from '../../contract/steps.ts';
import { useOpenAct } from '../drawer.tsx';
import { TimeLeft } from '../time-left.tsx';
import { stateTones } from '../tones.ts';
import { ActDrawer } from './act-forms.tsx';
import { BirthAndNow } from './figures.tsx';
import { Extensions, Letters, LookBacks } from './related.tsx';
import { TimeLine } from './time-line.tsx';

/** Acts in the order of their weight; the first offered one is the page's main act. */
const order = [
  ['verify', 'verify'],
  ['notify', 'notify'],
  ['uphold', 'decideObjection'],
  ['dismiss', 'decideObjection'],
  ['pass', 'review'],
  ['close', 'close'],
  ['reply', 'reply'],
  ['submit', 'submit'],
  ['start', 'start'],
  ['grant', 'decideExtension'],
  ['deny', 'decideExtension'],
  ['handOver', 'handOver'],
  ['sendBack', 'sendBack'],
  ['object', 'object'],
  ['askExtension', 'askExtension'],
  ['assign', 'assign'],
  ['reject', 'reject'],
] as const;
const grave: ReadonlySet<string> = new Set(['reject', 'handOver']);

function actionsOf(c: CaseDetail, open: (name: string) => void, recheck: { run: () => void; pending: boolean }): PageAction[] {
  const offered = order.filter(([, ability]) => c.abilities[ability]);
  const clueOfBreach = c.severity === 'A' && c.abilities.handOver;
  const main = clueOfBreach ? 'handOver' : offered[0]?.[0];
  return [
    ...offered.map(([id]) => ({
      id,
      labelKey: `action.cases.${id}`,
      run: () => open(id),
      primary: id === main,
      dangerous: grave.has(id) && id !== main,
    })),
    { id: 'recheck', labelKey: 'action.cases.recheck', offered: c.abilities.recheck ?? false, run: recheck.run, pending: recheck.pending },
  ];
}

function factsOf(c: CaseDetail, words: ReturnType<typeof useWords>): FactGroup[] {
  const { enumLabel } = words;
  const maybe = (name: string, value: string | null | undefined) => (value ? [{ name, value }] : []);
  return [
    {
      facts: [
        { name: 'orgName', value: c.orgName },
        { name: 'subjectLabel', value: c.subjectPath ? <AppLink to={c.subjectPath}>{c.subjectLabel}</AppLink> : c.subjectLabel },
        { name: 'item', value: c.item ? `${c.itemCode} ${c.item.text}` : c.itemCode, wide: true },
        { name: 'basis', value: c.item?.basis ?? c.clause, wide: true },
        {
          name: 'severity',
          value:
            c.severity === c.bornSeverity
              ? enumLabel('cases.severity', c.severity)
              : `${enumLabel('cases.severity', c.bornSeverity)} → ${enumLabel('cases.severity', c.severity)}`,
        },
        { name: 'origin', value: enumLabel('cases.origin', c.origin) },
        { name: 'foundOn', value: c.foundByName ? `${c.foundOn} · ${c.foundByName}` : c.foundOn },
        { name: 'dueOn', value: c.dueOn ? <TimeLeft of={c} /> : null },
        ...maybe('place', c.place),
        ...(c.facts ? [{ name: 'facts', value: c.facts, wide: true }] : []),
        ...maybe('noticeNumber', c.noticeNumber),
        ...maybe('raisedByOrgName', c.raisedByOrgName),
        ...maybe('objectUntil', c.state === 'notified' ? c.objectUntil : null),
        ...maybe('escalatedToOrgName', c.escalatedToOrgName),
        ...(c.measures.length > 0 ? [{ name: 'measures', value: c.measures.map((m) => enumLabel('cases.measure', m)).join('、') }] : []),
        ...maybe('measuredSqm', c.measuredSqm),
        ...maybe('returnedSqm', c.returnedSqm),
        ...maybe('recoveredYuan', c.recoveredYuan),
        ...maybe('receiptNo', c.receiptNo),
        ...maybe('handedTo', c.handedTo),
        ...maybe('handedDocument', c.handedDocument),
        ...maybe('recommendedBy', c.recommendedBy),
        ...maybe('recommendationNo', c.recommendationNo),
        ...(c.repeatOf
          ? [
              {
                name: 'repeatOf',
                value: <AppLink to={`/cases/${c.repeatOf.id}`}>{`${c.repeatOf.title} · ${c.repeatOf.closedOn ?? ''}`}</AppLink>,
                wide: true,
              },
            ]
          : []),
        ...(c.closedHow ? [{ name: 'closedHow', value: `${enumLabel('cases.closed_how', c.closedHow)} · ${c.closedOn ?? ''}` }] : []),
        ...maybe('closeReason', c.closeReason),
      ],
    },
  ];
}

/** One case: what was found and what is so now, whose turn it is, every step with its evidence, and its letters. */
export function Page() {
  const { caseId } = useParams({ strict: false }) as { caseId: string };
  const words = useWords();
  const { enumLabel, t } = words;
  const act = useOpenAct();
  const read = useRead(getCase, { caseId });
  const recheck = useDo(recheckCase, { said: 'page.cases.rechecked', changes: ['/cases', '/office-space', '/workbench'] });
  return (
    <>
      <RecordPage
        read={read}
        domain="cases"
        title={(c) => c.title}
        number={(c) => c.noticeNumber}
        status={(c) => ({ tone: stateTones[c.state], word: enumLabel('cases.state', c.state) })}
        below={(c) => (
          <>
            {c.dueOn ? <TimeLeft of={c} /> : <span className="qw-quiet">{t('page.cases.no-limit')}</span>}
            {c.repeatNo > 0 ? <span className="qw-quiet"> · {t('page.cases.repeated', { count: c.repeatNo })}</span> : null}
          </>
        )}
        actions={(c) => actionsOf(c, act.open, { run: () => void recheck.run({ caseId }), pending: recheck.pending })}
        verdicts={(c) => <BirthAndNow c={c} />}
        facts={(c) => factsOf(c, words)}
        tabs={[
          { id: 'steps', labelKey: 'page.cases.tab.steps', count: (c) => c.steps.length, content: (c) => <TimeLine steps={c.steps} /> },
          { id: 'letters', labelKey: 'field.cases.letters', count: (c) => c.letters.length, content: (c) => <Letters c={c} /> },
          {
            id: 'extensions',
            labelKey: 'page.cases.tab.extensions',
            count: (c) => c.extensions.length,
            content: (c) => <Extensions c={c} />,
          },
          {
            id: 'look-backs',
            labelKey: 'page.cases.tab.look-backs',
            count: (c) => c.lookBacks.length,
            content: (c) => <LookBacks c={c} onAct={(months) => act.open('lookBack', String(months))} />,
          },
        ]}
      />
      {read.data ? <ActDrawer c={read.data} name={act.name} of={act.of} onClose={act.close} /> : null}
    </>
  );
}
