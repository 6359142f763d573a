import { listUnits } from '#kernel/org/contract/units.ts';
import { DataTable } from '#ui/table/data-table.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { peopleTable } from './people-table.ts';
import { unitPath } from './unit-words.ts';

const lowerTable = defineTable({
  id: 'org.units.below',
  route: listUnits,
  columns: [
    { name: 'name' },
    { name: 'kind', list: 'org.unit_kind', width: 200 },
    { name: 'limitLevel', list: 'org.limit_level', width: 120 },
    { name: 'childCount', width: 100 },
  ],
  filters: ['q', { name: 'kind', list: 'org.unit_kind' }],
  rowLink: (row) => unitPath(row.id),
  emptyKey: 'page.org.unit.no-lower',
});

/** People whose main unit this is; the unit itself needs no column. */
const unitPeopleTable = defineTable({
  ...peopleTable,
  id: 'org.units.people',
  columns: peopleTable.columns.filter((column) => column.name !== 'orgName'),
});

export function UnitPeople({ unitId }: { unitId: string }) {
  return <DataTable table={unitPeopleTable} input={{ orgId: [unitId] }} />;
}

export function LowerUnits({ unitId }: { unitId: string }) {
  return <DataTable table={lowerTable} input={{ parentId: unitId }} />;
}
