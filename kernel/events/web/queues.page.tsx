import { listQueues } from '#kernel/events/contract/tasks.ts';
import { NOTHING, number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';
import { Status } from '#ui/show/tone.tsx';
import { PlainTable } from '#ui/table/plain-table.tsx';

const RENEW_MS = 10_000;
/** Minutes a job may wait before somebody should look. */
const LATE_SECONDS = 300;

/** How the queues of the worker stand; renews itself. */
export function Page() {
  const { t } = useWords();
  const read = useRead(listQueues, {}, { everyMs: RENEW_MS });
  const wait = (seconds: number | null) => {
    if (seconds === null) return NOTHING;
    const text = t('page.events.queue.seconds', { seconds: number(Math.round(seconds)) });
    return seconds > LATE_SECONDS ? <Status tone="attention" word={text} /> : text;
  };
  return (
    <PlainPage titleKey="menu.events.queues" below={t('page.events.queue.renews')}>
      <Await read={read} rows={8}>
        {({ items, undispatched }) => (
          <>
            <p>
              <Status
                tone={undispatched > 0 ? 'notice' : 'ok'}
                word={t(undispatched > 0 ? 'page.events.queue.undispatched' : 'page.events.queue.all-dispatched', {
                  count: number(undispatched),
                })}
              />
            </p>
            <PlainTable
              labelKey="menu.events.queues"
              emptyKey="page.events.queue.empty"
              rows={items}
              rowId={(queue) => queue.name}
              columns={[
                { name: 'name', labelKey: 'page.events.queue.name', render: (queue) => <code>{queue.name}</code> },
                { name: 'waiting', labelKey: 'page.events.queue.waiting', figure: true, render: (queue) => number(queue.waiting) },
                { name: 'active', labelKey: 'page.events.queue.active', figure: true, render: (queue) => number(queue.active) },
                {
                  name: 'failed',
                  labelKey: 'page.events.queue.failed',
                  figure: true,
                  render: (queue) => (queue.failed > 0 ? <Status tone="violation" word={number(queue.failed)} /> : 0),
                },
                { name: 'completed', labelKey: 'page.events.queue.completed', figure: true, render: (queue) => number(queue.completed) },
                {
                  name: 'oldest',
                  labelKey: 'page.events.queue.oldest',
                  figure: true,
                  render: (queue) => wait(queue.oldestWaitingSeconds),
                },
              ]}
            />
          </>
        )}
      </Await>
    </PlainPage>
  );
}
