import { useMe } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { listRuns, startRun } from '../../contract/reconciliations.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { FormDrawer, useAct } from '../form-drawer.tsx';

export const runAddress = (id: string): string => `/office-space/reconciliations/${id}`;

const runTable = defineTable({
  id: 'office-space.reconciliations',
  route: listRuns,
  columns: [
    { name: 'number', width: 200 },
    { name: 'asOf', width: 116 },
    { name: 'reason', width: 220 },
    { name: 'orgName', width: 240 },
    { name: 'buildingCount', width: 96 },
    { name: 'differenceCount', width: 96 },
    { name: 'openCount', width: 96 },
    { name: 'closedOn', width: 116 },
    { name: 'startedBy', width: 120 },
  ],
  filters: ['q', 'open'],
  sort: '-asOf',
  rowLink: (row) => runAddress(row.id),
  emptyKey: 'page.office-space.runs.empty',
});

/** Reconciliations that were run, and the way to run one. */
export function Page() {
  const words = useWords();
  const act = useAct();
  const go = useGo();
  const { actor } = useMe();
  const home = actor.units[0]?.id ?? actor.roles.find((role) => role.orgId !== null)?.orgId;
  return (
    <>
      <ListPage
        titleKey="menu.office-space.reconciliations"
        table={runTable}
        above={
          <p className="qw-quiet os-line">
            {words.t('page.office-space.run.about')} <Clause text={clauseText('measures-2017.ownership', words)} />
          </p>
        }
        actions={[
          {
            id: 'now',
            labelKey: 'action.office-space.reconcile',
            to: '/office-space/reconciliation',
            permission: 'office-space.ledger.read',
          },
          {
            id: 'start',
            labelKey: 'action.office-space.run.start',
            permission: 'office-space.reconciliation.run',
            run: () => act.open('start'),
            primary: true,
          },
        ]}
      />
      <FormDrawer
        titleKey="action.office-space.run.start"
        open={act.name === 'start'}
        route={startRun}
        fields={['orgId', { name: 'subtree', kind: 'boolean' }, { name: 'reason', wide: true }]}
        initial={{ subtree: true, ...(home ? { orgId: home } : {}) }}
        submitKey="action.office-space.run.start"
        draft={false}
        onDone={(run) => go(runAddress(run.id))}
        onCancel={act.close}
      />
    </>
  );
}
