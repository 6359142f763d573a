import { bulkApprove } from '#capabilities/approvals/contract/verbs.ts';
import { useCan } from '#ui/access/use-me.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import type { RowAction, RowOf } from '#ui/table/define-table.ts';
import { type Box, boxes, countWork, type listWork } from '../contract/work.ts';
import { Groups } from './groups.tsx';
import { useBulkApproval } from './use-bulk-approval.ts';
import { workTables } from './work.table.tsx';
import './workbench.css';

/** The four lists as ways, with what waits in them. */
function Boxes({ chosen }: { chosen: Box }) {
  const { t, enumLabel } = useWords();
  const { data } = useRead(countWork, {});
  const figures: Readonly<Record<Box, number | undefined>> = {
    todo: data?.todo,
    done: undefined,
    started: data?.started,
    copy: data?.copies,
  };
  return (
    <nav className="wb-boxes" aria-label={t('page.workbench.boxes')}>
      {boxes.map((box) => (
        <AppLink
          key={box}
          to={box === 'todo' ? '/workbench' : `/workbench?box=${box}`}
          {...(box === chosen ? { 'aria-current': 'page' } : {})}
        >
          {enumLabel('workbench.box', box)}
          {figures[box] ? <span className="qw-num">{number(figures[box])}</span> : null}
        </AppLink>
      ))}
    </nav>
  );
}

/** What waits for the reader, what it has done, what it began, what it was told of. */
export function Page() {
  const can = useCan();
  const [query] = useUrlState();
  const box = boxes.find((b) => b === query.box) ?? 'todo';
  const approval = useBulkApproval();
  const rowActions = (row: RowOf<typeof listWork>): RowAction[] => [
    { id: 'open', labelKey: box === 'todo' ? 'action.workbench.handle' : 'action.view', to: row.path },
    {
      id: 'approve',
      labelKey: 'action.workbench.approve',
      offered: box === 'todo' && row.bulk && row.stepKey !== null && can(bulkApprove.permission),
      run: () => approval.approve(row.title, row.stepKey ?? ''),
    },
  ];
  return (
    <ListPage
      key={box}
      titleKey="menu.workbench"
      table={workTables[box]}
      input={{ box, ...(query.subject ? { subject: [query.subject] } : {}) } as never}
      rowActions={rowActions}
      bulk={box === 'todo' ? approval.bulk : []}
      above={
        <>
          <Boxes chosen={box} />
          <Groups box={box} />
        </>
      }
    />
  );
}
