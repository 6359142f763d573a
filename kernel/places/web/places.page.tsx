import { Segmented } from 'antd';
import { type PlaceNode, placeTree } from '#kernel/places/contract/tree.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useUrlState } from '#ui/show/url-value.ts';
import { DataTable } from '#ui/table/data-table.tsx';
import { TreeTable } from '#ui/tree/tree-table.tsx';
import { buildingTable } from './place-tables.ts';
import { buildingPath, campusPath } from './place-words.ts';

function useBranch(parent: PlaceNode | null) {
  const below = parent === null ? {} : parent.kind === 'campus' ? { campusId: parent.id } : { buildingId: parent.id };
  const read = useRead(placeTree, below);
  return { data: read.data?.items, error: read.error, refetch: read.refetch };
}

const addressOf = (node: PlaceNode): string | null => {
  if (node.kind === 'campus') return campusPath(node.id);
  return node.kind === 'building' ? buildingPath(node.id) : null;
};

function PlaceTree() {
  const { enumLabel } = useWords();
  return (
    <TreeTable<PlaceNode>
      id="places"
      nameKey="menu.places"
      emptyKey="page.places.empty"
      useBranch={useBranch}
      nodeOf={(node) => ({
        id: node.id,
        label: node.name,
        to: addressOf(node),
        hasChildren: node.childCount > 0,
        beside: node.code ? <span className="qw-quiet qw-num qw-desk-only">{node.code}</span> : null,
      })}
      columns={[
        {
          name: 'kind',
          labelKey: 'page.places.level',
          width: 120,
          notOnPhone: true,
          render: (node) => enumLabel('places.place_kind', node.kind),
        },
        {
          name: 'childCount',
          labelKey: 'page.places.next-level',
          width: 120,
          figure: true,
          notOnPhone: true,
          render: (node) => (node.kind === 'floor' ? null : node.childCount),
        },
        { name: 'roomCount', labelKey: 'field.places.roomCount', width: 100, figure: true, render: (node) => number(node.roomCount) },
        {
          name: 'roomUsableSqm',
          labelKey: 'page.places.rooms-usable',
          width: 190,
          figure: true,
          notOnPhone: true,
          render: (node) => number(node.roomUsableSqm),
        },
      ]}
    />
  );
}

/** Campuses, buildings and floors as a tree with their rooms counted, or the buildings as a list. */
export function Page() {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const isList = query.view === 'list';
  return (
    <PlainPage
      titleKey="menu.places"
      beside={
        <Segmented
          aria-label={t('page.view')}
          value={isList ? 'list' : 'tree'}
          onChange={(view) =>
            setQuery({ ...Object.fromEntries(Object.keys(query).map((k) => [k, undefined])), view: view === 'list' ? 'list' : undefined })
          }
          options={[
            { value: 'tree', label: t('page.view.tree') },
            { value: 'list', label: t('page.places.list') },
          ]}
        />
      }
      actions={[
        {
          id: 'building',
          labelKey: 'action.places.building.create',
          to: '/places/buildings/new',
          permission: 'places.place.manage',
          primary: true,
        },
        { id: 'campus', labelKey: 'action.places.campus.create', to: '/places/campuses/new', permission: 'places.place.manage' },
      ]}
    >
      {isList ? <DataTable table={buildingTable} /> : <PlaceTree />}
    </PlainPage>
  );
}
