import { Segmented } from 'antd';
import { type Division, listDivisionChildren, listDivisions } from '#kernel/org/contract/divisions.ts';
import type { RouteOutput } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Status } from '#ui/show/tone.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { DataTable } from '#ui/table/data-table.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { TreeTable } from '#ui/tree/tree-table.tsx';

type Node = RouteOutput<typeof listDivisionChildren>['items'][number];

function Standing({ division }: { division: Pick<Division, 'administrative' | 'validTo'> }) {
  const { t } = useWords();
  if (division.validTo) return <Status tone="quiet" word={t('page.org.division.ended', { on: division.validTo })} />;
  if (!division.administrative) return <Status tone="attention" word={t('page.org.division.not-administrative')} />;
  return <Status tone="ok" word={t('page.org.division.administrative')} />;
}

const divisionTable = defineTable({
  id: 'org.divisions',
  route: listDivisions,
  columns: [
    { name: 'name', width: 200 },
    { name: 'code', width: 150 },
    { name: 'level', list: 'org.division_level', width: 100 },
    { name: 'kind', list: 'org.division_kind', width: 240, notOnPhone: true },
    { name: 'path', labelKey: 'field.org.under' },
    { name: 'administrative', width: 180, render: (row) => <Standing division={row} /> },
  ],
  filters: [
    'q',
    { name: 'under', kind: 'id', picker: 'division' },
    { name: 'level', list: 'org.division_level' },
    'administrative',
    { name: 'kind', list: 'org.division_kind' },
    'withAbolished',
  ],
  rowId: (row) => row.code,
});

function useBranch(parent: Node | null) {
  const read = useRead(listDivisionChildren, parent ? { code: parent.code } : {}, { staleMs: 600_000 });
  return { data: read.data?.items, error: read.error, refetch: read.refetch };
}

function DivisionTree() {
  const { enumLabel } = useWords();
  return (
    <TreeTable<Node>
      id="org.divisions"
      nameKey="field.org.divisionCode"
      useBranch={useBranch}
      nodeOf={(d) => ({ id: d.code, label: d.name, to: null, hasChildren: d.childCount > 0 })}
      columns={[
        { name: 'code', labelKey: 'field.org.code', width: 150, notOnPhone: true, render: (d) => <span className="qw-num">{d.code}</span> },
        { name: 'kind', labelKey: 'field.org.kind', width: 240, notOnPhone: true, render: (d) => enumLabel('org.division_kind', d.kind) },
        { name: 'standing', labelKey: 'field.org.administrative', width: 180, render: (d) => <Standing division={d} /> },
        { name: 'childCount', labelKey: 'page.org.division.below', width: 90, figure: true, notOnPhone: true, render: (d) => d.childCount },
      ]}
    />
  );
}

/** Divisions down to the village; what statistics list as towns without being one is marked. */
export function Page() {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const isTree = query.view === 'tree';
  return (
    <PlainPage
      titleKey="menu.org.divisions"
      beside={
        <Segmented
          aria-label={t('page.view')}
          value={isTree ? 'tree' : 'list'}
          onChange={(view) =>
            setQuery({ ...Object.fromEntries(Object.keys(query).map((k) => [k, undefined])), view: view === 'tree' ? 'tree' : undefined })
          }
          options={[
            { value: 'list', label: t('page.view.list') },
            { value: 'tree', label: t('page.view.tree') },
          ]}
        />
      }
    >
      {isTree ? <DivisionTree /> : <DataTable table={divisionTable} />}
    </PlainPage>
  );
}
