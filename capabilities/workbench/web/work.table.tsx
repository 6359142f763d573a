import { defineTable, type FilterSpec, type RowOf } from '#ui/table/define-table.ts';
import { type Box, listWork } from '../contract/work.ts';
import { WorkTitle } from './work-title.tsx';
import { Age, Outcome, Subject, TimeLeft } from './work-words.tsx';

type Row = RowOf<typeof listWork>;

const SPLIT = '~';
/** Names a row for what is done to several of them: its id, and the step when the step may be acted on together with others. */
export const rowName = (row: Row): string => [row.id, ...(row.bulk && row.stepKey ? [row.stepKey] : [])].join(SPLIT);
/** The id and the step of a row's name. */
export const namedRow = (name: string): { id: string; stepKey: string | undefined } => {
  const [id = '', stepKey] = name.split(SPLIT);
  return { id, stepKey };
};

const title = { name: 'title', render: (row: Row) => <WorkTitle item={row} />, width: 380 } as const;
const subject = { name: 'subject', render: (row: Row) => <Subject item={row} />, width: 132 } as const;
const unit = { name: 'unit', render: (row: Row) => row.unit.name, width: 180 } as const;
const left = { name: 'dueAt', render: (row: Row) => <TimeLeft item={row} />, width: 160 } as const;
const age = { name: 'age', labelKey: 'field.workbench.ageHours', render: (row: Row) => <Age item={row} />, width: 112 } as const;
const came = { name: 'createdAt', width: 148 } as const;
const outcome = { name: 'outcome', render: (row: Row) => <Outcome item={row} />, width: 108 } as const;
const ended = { name: 'endedAt', width: 148 } as const;

const days: FilterSpec = { name: 'from', until: 'to', labelKey: 'field.workbench.createdAt' };
const deadline: FilterSpec = { name: 'deadline', list: 'workbench.deadline' };
const endedDays: FilterSpec = { name: 'endedFrom', until: 'endedTo', labelKey: 'field.workbench.endedAt' };
const shared = { route: listWork, rowLink: (row: Row) => row.path } as const;

/** Each list has the columns and filters that it is about; the title links itself, because opening marks it. */
export const workTables = {
  todo: defineTable({
    ...shared,
    id: 'workbench.todo',
    columns: [title, subject, unit, left, age, { ...came, optional: true }],
    filters: ['q', deadline, 'unitId', days, 'seen', 'bulk'],
    sort: 'dueAt',
    rowId: rowName,
    emptyKey: 'page.workbench.todo.empty',
  }),
  done: defineTable({
    ...shared,
    id: 'workbench.done',
    columns: [title, subject, unit, outcome, ended, { ...came, optional: true }],
    filters: ['q', 'unitId', endedDays, days],
    sort: '-endedAt',
    emptyKey: 'page.workbench.done.empty',
  }),
  started: defineTable({
    ...shared,
    id: 'workbench.started',
    columns: [title, subject, unit, outcome, came, { ...ended, optional: true }],
    filters: ['q', 'open', 'unitId', days],
    sort: '-createdAt',
    emptyKey: 'page.workbench.started.empty',
  }),
  copy: defineTable({
    ...shared,
    id: 'workbench.copy',
    columns: [title, subject, unit, came],
    filters: ['q', 'seen', 'unitId', days],
    sort: '-createdAt',
    emptyKey: 'page.workbench.copy.empty',
  }),
} as const satisfies Readonly<Record<Box, unknown>>;
