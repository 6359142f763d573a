import { listTasks } from '#kernel/events/contract/tasks.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { invalidate } from '#ui/query/client.ts';
import { useEvents } from '#ui/query/use-events.ts';
import { defineTable } from '#ui/table/define-table.ts';
import { Progress, TaskKind, taskTones } from './task-words.tsx';

const taskTable = defineTable({
  id: 'events.tasks',
  route: listTasks,
  columns: [
    { name: 'kind', labelKey: 'page.events.task.kind', render: (row) => <TaskKind kind={row.kind} /> },
    { name: 'state', labelKey: 'field.state', list: 'events.state', tones: taskTones, width: 120 },
    { name: 'doneCount', labelKey: 'page.events.task.progress', width: 160, render: (row) => <Progress task={row} /> },
    { name: 'createdAt', labelKey: 'page.events.task.asked' },
    { name: 'startedAt', labelKey: 'field.startedAt', optional: true },
    { name: 'finishedAt', labelKey: 'field.finishedAt' },
    { name: 'problem', labelKey: 'page.events.task.problem', render: (row) => row.problem?.title ?? '—' },
  ],
  filters: [{ name: 'state', list: 'events.state', labelKey: 'field.state' }],
  sort: '-createdAt',
  rowLink: (row) => `/tasks/${row.id}`,
  emptyKey: 'page.events.task.empty',
});

/** The long jobs of the account: imports, exports, checks. */
export function Page() {
  const { t } = useWords();
  useEvents('job', () => void invalidate('/tasks'));
  useEvents('reconnected', () => void invalidate('/tasks'));
  return <ListPage titleKey="menu.events.tasks" table={taskTable} above={<p className="qw-quiet">{t('page.events.task.own')}</p>} />;
}
