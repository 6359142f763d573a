import { unitTree } from '#kernel/org/contract/units.ts';
import type { RouteOutput } from '#shared/route.ts';
import { dayOf } from '#shared/time.ts';
import { printedDay } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { Shape, Status } from '#ui/show/tone.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { TreeTable } from '#ui/tree/tree-table.tsx';
import { AsOf } from './as-of.tsx';
import { Picker as UnitPicker } from './unit-picker.tsx';
import { unitPath, unitTones } from './unit-words.ts';
import './org.css';

type Node = RouteOutput<typeof unitTree>['items'][number];

function useBranch(parent: Node | null, on: string | undefined) {
  const read = useRead(unitTree, { depth: 1, ...(parent ? { parentId: parent.id } : {}), ...(on ? { on } : {}) });
  return { data: read.data?.items, error: read.error, refetch: read.refetch };
}

/** The tree of units as it stands, or as it stood on the day that is asked for. */
export function UnitTree() {
  const { t, enumLabel } = useWords();
  const go = useGo();
  const [query, setQuery] = useUrlState();
  const today = dayOf(new Date());
  const on = query.on && query.on < today ? query.on : undefined;

  return (
    <>
      <div className="qw-org-tools">
        <div className="qw-org-find">
          <UnitPicker
            field="unitId"
            aria-label={t('page.org.units.find')}
            placeholder={t('page.org.units.find')}
            onChange={(id) => {
              if (typeof id === 'string') go(unitPath(id));
            }}
          />
        </div>
        <AsOf day={on ?? today} onChange={(day) => setQuery({ on: day < today ? day : undefined })} />
        {on ? (
          <p className="qw-org-past" role="status">
            <Shape tone="notice" />
            {t('page.org.units.past', { day: printedDay(on) })}
            <button type="button" className="qw-linkish" onClick={() => setQuery({ on: undefined })}>
              {t('page.org.units.today')}
            </button>
          </p>
        ) : null}
      </div>
      <TreeTable<Node>
        key={on ?? 'today'}
        id={`org.units.${on ?? 'today'}`}
        nameKey="field.org.unitId"
        emptyKey={on ? 'page.org.units.none-then' : 'page.org.units.empty'}
        useBranch={useBranch}
        asked={on}
        nodeOf={(node) => ({
          id: node.id,
          label: node.name,
          to: unitPath(node.id),
          hasChildren: node.childCount > 0,
          beside: node.state === 'active' ? null : <Status tone={unitTones[node.state]} word={enumLabel('org.unit_state', node.state)} />,
        })}
        columns={[
          { name: 'kind', labelKey: 'field.org.kind', width: 220, notOnPhone: true, render: (n) => enumLabel('org.unit_kind', n.kind) },
          {
            name: 'adminLevel',
            labelKey: 'field.org.adminLevel',
            width: 160,
            notOnPhone: true,
            render: (n) => enumLabel('org.admin_level', n.adminLevel),
          },
          {
            name: 'childCount',
            labelKey: 'field.org.childCount',
            width: 110,
            figure: true,
            render: (n) => (n.childCount === 0 ? <span className="qw-quiet">0</span> : n.childCount),
          },
        ]}
      />
    </>
  );
}
