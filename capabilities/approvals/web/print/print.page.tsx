import { Button } from 'antd';
import { useMe } from '#ui/access/use-me.ts';
import { instant, NOTHING, number, printedDay } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PageHead } from '#ui/page/page-head.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { Shape } from '#ui/show/tone.tsx';
import { getFlow, getFlowSheet } from '../../contract/flows.ts';
import { factText, type Sheet, unitWord } from '../decision/sheet.tsx';
import { type Flow, flowTones, subjectWord } from '../flow-words.ts';
import './print.css';

/** Longest text that shares its row with another fact. */
const SHORT = 24;

const dayOf = (at: string): string => instant(at).slice(0, 10);

/** The facts in pairs, as the columns of a paper form. */
function Facts({ sheet }: { sheet: Sheet }) {
  const words = useWords();
  const pairs: Sheet['facts'][] = [];
  for (const fact of sheet.facts) {
    const last = pairs.at(-1);
    const fits =
      factText(fact, words).length <= SHORT && last?.length === 1 && factText(last[0] as Sheet['facts'][number], words).length <= SHORT;
    if (fits) last?.push(fact);
    else pairs.push([fact]);
  }
  return pairs.map((pair) => (
    <tr key={pair.map((fact) => fact.labelKey).join()}>
      {pair.flatMap((fact) => [
        <th key={fact.labelKey} scope="row">
          {words.t(fact.labelKey)}
        </th>,
        <td key={`${fact.labelKey}-value`} colSpan={pair.length === 1 ? 3 : 1}>
          {factText(fact, words)}
        </td>,
      ])}
    </tr>
  ));
}

function Verdicts({ sheet }: { sheet: Sheet }) {
  const words = useWords();
  const { t } = words;
  if (sheet.verdicts.length === 0) return null;
  return (
    <tr>
      <th scope="row">{t('page.approvals.paper.verdicts')}</th>
      <td colSpan={3}>
        {sheet.verdicts.map((verdict) => (
          <p key={`${verdict.wordKey}${JSON.stringify(verdict.params ?? {})}`}>
            <Shape tone={verdict.tone} /> {t(verdict.wordKey, verdict.params)}
            {verdict.over ? ` ${verdict.over}` : ''}
            {verdict.actual ? ` · ${t('verdict.actual')} ${number(verdict.actual)}` : ''}
            {verdict.limit ? ` / ${t('verdict.limit')} ${number(verdict.limit)}` : ''}
            {verdict.unit && (verdict.actual || verdict.limit) ? ` ${unitWord(verdict.unit, words)}` : ''}
            {verdict.clause ? ` · ${t('verdict.clause')} ${verdict.clause}` : ''}
          </p>
        ))}
      </td>
    </tr>
  );
}

function Tables({ sheet }: { sheet: Sheet }) {
  const { t } = useWords();
  return (sheet.tables ?? []).map((table) => (
    <section key={table.titleKey}>
      <h2>{t(table.titleKey)}</h2>
      <table className="ap-form ap-form-list">
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.labelKey} scope="col" className={column.numeric ? 'ap-figure' : ''}>
                {t(column.labelKey)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a computed sheet never change their order
            <tr key={at}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never change their places
                <td key={column} className={table.columns[column]?.numeric ? 'ap-figure' : ''}>
                  {cell ?? NOTHING}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}

/** One row per signature: what was said, by whom, when. */
function Opinions({ flow }: { flow: Flow }) {
  const { t, enumLabel } = useWords();
  const signed = flow.steps.flatMap((step) => step.deciders.filter((d) => d.decidedAt !== null).map((d) => ({ step, d })));
  return (
    <>
      {signed.map(({ step, d }) => (
        <tr key={d.deciderId} className="ap-opinion-row">
          <th scope="row">{step.name}</th>
          <td colSpan={3}>
            <p className="ap-said">
              {enumLabel('approvals.decider_state', d.deciderState)}
              {d.opinion && d.opinion !== enumLabel('approvals.decider_state', d.deciderState) ? `：${d.opinion}` : ''}
            </p>
            <p className="ap-signed">
              {d.name}
              {d.onBehalfOf ? t('page.approvals.for', { name: d.onBehalfOf }) : ''}
              <span>{instant(d.decidedAt)}</span>
            </p>
          </td>
        </tr>
      ))}
      {flow.steps
        .filter((step) => step.stepState === 'open')
        .map((step) => (
          <tr key={step.stepId} className="ap-opinion-row">
            <th scope="row">{step.name}</th>
            <td colSpan={3}>
              <p className="ap-signed">{t('page.approvals.paper.open')}</p>
            </td>
          </tr>
        ))}
    </>
  );
}

function Paper({ flow, sheet }: { flow: Flow; sheet: Sheet }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const { actor } = useMe();
  return (
    <article className="ap-paper">
      <h1>{t('page.approvals.paper.title', { subject: subjectWord(flow.kind, words) })}</h1>
      <p className="ap-paper-line">
        <span>{t('page.approvals.paper.unit', { unit: flow.orgName })}</span>
        <span>{t('page.approvals.paper.number', { number: flow.number ?? NOTHING })}</span>
        <span>{printedDay(dayOf(flow.startedAt))}</span>
      </p>
      <table className="ap-form">
        <tbody>
          <tr>
            <th scope="row">{t('field.title')}</th>
            <td colSpan={3}>{flow.title}</td>
          </tr>
          <tr>
            <th scope="row">{t('page.approvals.starter')}</th>
            <td>{flow.starter?.name ?? NOTHING}</td>
            <th scope="row">{t('field.state')}</th>
            <td>
              <Shape tone={flowTones[flow.flowState] ?? 'quiet'} /> {enumLabel('approvals.flow_state', flow.flowState)}
            </td>
          </tr>
          <Facts sheet={sheet} />
          <Verdicts sheet={sheet} />
          <Opinions flow={flow} />
        </tbody>
      </table>
      <Tables sheet={sheet} />
      <p className="ap-paper-foot">
        {t('page.approvals.paper.printed', { name: actor.displayName, at: instant(new Date().toISOString()) })}
      </p>
    </article>
  );
}

/** The approval form on A4: what was asked, what the rules say, and who said what when. */
export function Page() {
  const { flowId } = usePageParams('flowId');
  const { t } = useWords();
  const go = useGo();
  const flow = useRead(getFlow, { flowId });
  const sheet = useRead(getFlowSheet, { flowId });
  const both = {
    ...flow,
    data: flow.data && sheet.data ? { flow: flow.data, sheet: sheet.data } : undefined,
    error: flow.error ?? sheet.error,
  };
  return (
    <div className="qw-page">
      <div className="qw-noprint">
        <PageHead
          title={t('page.approvals.print')}
          actions={
            <>
              <Button onClick={() => go(`/approvals/${flowId}`)}>{t('action.back')}</Button>
              <Button type="primary" onClick={() => print()}>
                {t('action.print')}
              </Button>
            </>
          }
        />
      </div>
      <Await read={both} rows={12}>
        {({ flow: one, sheet: facts }) => <Paper flow={one} sheet={facts} />}
      </Await>
    </div>
  );
}
