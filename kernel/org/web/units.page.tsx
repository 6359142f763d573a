import { Segmented } from 'antd';
import { listUnits } from '#kernel/org/contract/units.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { DataTable } from '#ui/table/data-table.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { UnitTree } from './unit-tree.tsx';
import { unitPath, unitTones } from './unit-words.ts';

const unitTable = defineTable({
  id: 'org.units',
  route: listUnits,
  columns: [
    { name: 'name' },
    { name: 'parentName', labelKey: 'field.org.parentId' },
    { name: 'kind', list: 'org.unit_kind', width: 200 },
    { name: 'adminLevel', list: 'org.admin_level', width: 150 },
    { name: 'limitLevel', list: 'org.limit_level', width: 120 },
    { name: 'divisionName', notOnPhone: true },
    { name: 'childCount', width: 100 },
    { name: 'foundedOn', optional: true },
    { name: 'creditCode', optional: true },
    { name: 'shortName', optional: true },
    { name: 'state', list: 'org.unit_state', tones: unitTones, width: 100 },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'kind', list: 'org.unit_kind' },
    { name: 'limitLevel', list: 'org.limit_level' },
    { name: 'adminLevel', list: 'org.admin_level' },
    { name: 'divisionCode', kind: 'id', picker: 'division' },
    { name: 'state', list: 'org.unit_state' },
  ],
  rowLink: (row) => unitPath(row.id),
  emptyKey: 'page.org.units.empty',
});

/** Units as a tree, today or on a past day, and as a list with filters. */
export function Page() {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const isList = query.view === 'list';
  const views = (
    <Segmented
      aria-label={t('page.view')}
      value={isList ? 'list' : 'tree'}
      onChange={(view) =>
        setQuery({ ...Object.fromEntries(Object.keys(query).map((k) => [k, undefined])), view: view === 'list' ? 'list' : undefined })
      }
      options={[
        { value: 'tree', label: t('page.view.tree') },
        { value: 'list', label: t('page.view.list') },
      ]}
    />
  );
  return (
    <PlainPage
      titleKey="menu.org.units"
      beside={views}
      actions={[{ id: 'new', labelKey: 'action.org.unit.create', to: '/org/units/new', permission: 'org.unit.manage', primary: true }]}
    >
      {isList ? <DataTable table={unitTable} /> : <UnitTree />}
    </PlainPage>
  );
}
