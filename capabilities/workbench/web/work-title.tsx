import { useWords } from '#ui/i18n/use-words.ts';
import { call } from '#ui/query/call.ts';
import { invalidate } from '#ui/query/client.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { markSeen, type WorkItem } from '../contract/work.ts';

/** Remembers that entries were opened. It must not stand in the way of opening them, so a failure is left for the next time. */
export async function remember(ids: readonly string[]): Promise<void> {
  await call(markSeen, { ids: [...ids] }).catch(() => {});
  await invalidate('/workbench');
}

/** Number and title as the way to the matter; what was not opened yet says so. */
export function WorkTitle({ item }: { item: WorkItem }) {
  const { t } = useWords();
  const isNew = item.seenAt === null && item.endedAt === null && item.box !== 'started';
  return (
    <AppLink
      to={item.path}
      className={isNew ? 'qw-cell-link wb-new' : 'qw-cell-link'}
      onClick={() => {
        if (isNew) void remember([item.id]);
      }}
    >
      {isNew ? <span className="wb-mark">{t('page.workbench.new')}</span> : null}
      {item.title}
      {item.number ? <span className="qw-quiet qw-num"> {item.number}</span> : null}
    </AppLink>
  );
}
