import { Button } from 'antd';
import { useState } from 'react';
import { listHistory } from '#kernel/audit/contract/entries.ts';
import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { type ChangedRecord, ChangeValue, changeName } from '#ui/page/change-value.tsx';
import { type Change, changesOf } from '#ui/page/changes.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Shape } from '#ui/show/tone.tsx';

export interface HistoryOf {
  /** As the audit names it: `office-space.room`. */
  subjectKind: string;
  subjectId: string;
  /** Domain of the labels where the kind does not begin with it. */
  domain?: string;
}

const STEP = 10;

/** Where the words of a record's changes are: `office-space.room` says both, `room` needs its domain told. */
export function changedRecord(subjectKind: string, domain?: string): ChangedRecord {
  const [first = '', second] = subjectKind.split('.');
  return second ? { domain: first, record: second } : { domain: domain ?? first, record: first };
}

function Changes({ changes, of }: { changes: readonly Change[]; of: ChangedRecord }) {
  const words = useWords();
  if (changes.length === 0) return null;
  return (
    <dl className="qw-changes">
      {changes.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{changeName(of, name, words)}</dt>
          <dd>
            {before === undefined || before === null ? null : (
              <del>
                <ChangeValue of={of} name={name} value={before} />
              </del>
            )}{' '}
            {after === undefined ? null : (
              <ins>
                <ChangeValue of={of} name={name} value={after} />
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What happened to a record: who, when, and each value before and after. Nothing for those who may not read it. */
export function History({ subjectKind, subjectId, domain }: HistoryOf) {
  const { t } = useWords();
  const can = useCan();
  const [pageSize, setPageSize] = useState(STEP);
  const allowed = can(listHistory.permission);
  const read = useRead(listHistory, { subjectKind, subjectId, page: 1, pageSize }, { enabled: allowed, keepPrevious: true });
  if (!allowed) return null;
  return (
    <section className="qw-history" aria-label={t('page.history')}>
      <h2>{t('page.history')}</h2>
      <Await read={read} rows={4}>
        {({ items, total }) =>
          items.length === 0 ? (
            <p className="qw-quiet">{t('page.history.none')}</p>
          ) : (
            <>
              <ol>
                {items.map((entry) => (
                  <li key={entry.id}>
                    <p>
                      <Shape tone={entry.outcome === 'done' ? 'ok' : 'attention'} />
                      {t(`audit.${entry.action}`)}
                    </p>
                    <p className="qw-quiet">
                      {entry.accountId ? entry.actorName : t('word.platform')} · <TimeAgo at={entry.at} />
                    </p>
                    <Changes
                      changes={changesOf(entry.before, entry.after)}
                      of={changedRecord(subjectKind, entry.action.split('.')[0] ?? domain)}
                    />
                  </li>
                ))}
              </ol>
              {total > items.length ? (
                <Button type="link" onClick={() => setPageSize(Math.min(pageSize + STEP * 2, 200))}>
                  {t('page.history.more', { count: total - items.length })}
                </Button>
              ) : null}
            </>
          )
        }
      </Await>
    </section>
  );
}
