import { Button } from 'antd';
import { useState } from 'react';
import { listHistory } from '#kernel/audit/contract/entries.ts';
import { useCan } from '#ui/access/use-me.ts';
import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { type Change, changesOf } from '#ui/page/changes.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Await, Empty } from '#ui/show/states.tsx';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Shape } from '#ui/show/tone.tsx';

export interface HistoryOf {
  /** As the audit names it: `office-space.room`. */
  subjectKind: string;
  subjectId: string;
}

const STEP = 10;

function Changes({ changes, domain }: { changes: readonly Change[]; domain: string }) {
  const { field } = useWords();
  if (changes.length === 0) return null;
  return (
    <dl className="qw-changes">
      {changes.map((change) => (
        <div key={change.name}>
          <dt>{field(domain, change.name)}</dt>
          <dd>
            {change.before === undefined ? null : <del>{change.before || NOTHING}</del>} <ins>{change.after ?? NOTHING}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What happened to a record: who, when, and each value before and after. Nothing for those who may not read it. */
export function History({ subjectKind, subjectId }: HistoryOf) {
  const { t } = useWords();
  const can = useCan();
  const [pageSize, setPageSize] = useState(STEP);
  const allowed = can(listHistory.permission);
  const read = useRead(listHistory, { subjectKind, subjectId, page: 1, pageSize }, { enabled: allowed, keepPrevious: true });
  if (!allowed) return null;
  const domain = subjectKind.split('.')[0] ?? '';
  return (
    <section className="qw-history" aria-label={t('page.history')}>
      <h2>{t('page.history')}</h2>
      <Await read={read} rows={4}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty reason="nature" />
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
                      {entry.actorName} · <TimeAgo at={entry.at} />
                    </p>
                    <Changes changes={changesOf(entry.before, entry.after)} domain={domain} />
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
