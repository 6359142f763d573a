import { Button } from 'antd';
import { useState } from 'react';
import type { RouteOutput } from '#shared/route.ts';
import { bytes, NOTHING, number } from '#ui/i18n/format.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { useDownload } from '#ui/query/download.ts';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import { downloadMatterFile, type getFlowSheet } from '../../contract/flows.ts';
import '#ui/page/page.css';
import './decision.css';

export type Sheet = RouteOutput<typeof getFlowSheet>;
type SheetFact = Sheet['facts'][number];
type SheetTable = NonNullable<Sheet['tables']>[number];

const isFigure = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);
/** A unit given as a label or as it is written. */
export const unitWord = (unit: string, { t, has }: Words): string => (has(unit) ? t(unit) : has(`unit.${unit}`) ? t(`unit.${unit}`) : unit);

/** The value of a fact with its unit, or its word. */
export function factText(fact: SheetFact, words: Words): string {
  if (fact.value === null || fact.value === '') return NOTHING;
  if (fact.enum) return words.enumLabel(fact.enum, fact.value);
  if (!fact.unit) return fact.value;
  return `${isFigure(fact.value) ? number(fact.value) : fact.value} ${unitWord(fact.unit, words)}`;
}

/** What the rules say of the matter, by the same line as everywhere. */
export function SheetVerdicts({ sheet }: { sheet: Sheet }) {
  const words = useWords();
  if (sheet.verdicts.length === 0) return null;
  return (
    <div className="ap-verdicts">
      {sheet.verdicts.map((verdict) => (
        <VerdictLine
          key={`${verdict.wordKey}${JSON.stringify(verdict.params ?? {})}${verdict.actual ?? ''}`}
          tone={verdict.tone}
          word={words.t(verdict.wordKey, verdict.params)}
          over={verdict.over ?? null}
          actual={verdict.actual ?? null}
          limit={verdict.limit ?? null}
          {...(verdict.unit ? { unit: unitWord(verdict.unit, words) } : {})}
          clause={verdict.clause ?? null}
          {...(verdict.steps && verdict.steps.length > 0 ? { steps: verdict.steps } : {})}
        />
      ))}
    </div>
  );
}

export function SheetFacts({ sheet }: { sheet: Sheet }) {
  const words = useWords();
  if (sheet.facts.length === 0) return null;
  return (
    <section className="qw-facts">
      <h2>{words.t('page.approvals.facts')}</h2>
      <dl>
        {sheet.facts.map((fact) => {
          const text = factText(fact, words);
          return (
            <div key={fact.labelKey} className={text.length > 40 ? 'qw-fact-wide' : ''}>
              <dt>{words.t(fact.labelKey)}</dt>
              <dd className={fact.unit ? 'qw-num' : ''}>{text}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** Rows that stand at rest; a longer table is unfolded. */
const AT_REST = 8;

function SheetTableView({ table }: { table: SheetTable }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const rows = all ? table.rows : table.rows.slice(0, AT_REST);
  return (
    <section className="qw-panel ap-sheet-table">
      <h2>{t(table.titleKey)}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is cut off on a phone is scrolled by keyboard too */}
      <section className="ap-scroll" tabIndex={0} aria-label={t(table.titleKey)}>
        <table aria-label={t(table.titleKey)}>
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
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a computed sheet never change their order
              <tr key={at}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never change their places
                  <td key={column} className={table.columns[column]?.numeric ? 'ap-figure qw-num' : ''}>
                    {cell === null ? NOTHING : table.columns[column]?.numeric ? number(cell) : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {table.rows.length > AT_REST ? (
        <button type="button" className="qw-linkish ap-all" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('page.approvals.rows.fewer') : t('page.approvals.rows.all', { count: table.rows.length })}
        </button>
      ) : null}
    </section>
  );
}

function SheetFiles({ flowId, files }: { flowId: string; files: Sheet['files'] }) {
  const { t } = useWords();
  const { run, pending } = useDownload(downloadMatterFile);
  if (files.length === 0) return null;
  return (
    <section className="qw-panel">
      <h2>{t('page.approvals.files')}</h2>
      <ul>
        {files.map((file) => (
          <li key={file.id} className="ap-file">
            <Button type="link" disabled={pending} onClick={() => void run({ flowId, fileId: file.id })}>
              {file.name}
            </Button>
            <span className="qw-quiet qw-num">{bytes(file.size)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the approver is shown: the judgement first, then the facts, the tables and the files of the matter. */
export function SheetView({ flowId, sheet }: { flowId: string; sheet: Sheet }) {
  return (
    <>
      <SheetVerdicts sheet={sheet} />
      <SheetFacts sheet={sheet} />
      {(sheet.tables ?? []).map((table) => (
        <SheetTableView key={table.titleKey} table={table} />
      ))}
      <SheetFiles flowId={flowId} files={sheet.files} />
    </>
  );
}
