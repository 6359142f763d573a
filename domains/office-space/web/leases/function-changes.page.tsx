import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { Clause } from '#ui/show/clause.tsx';
import type { Tone } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import {
  approveFunction,
  exportFunctionChanges,
  listFunctionChanges,
  reportFunction,
  restoreFunction,
} from '../../contract/function-changes.ts';
import { roomAddress } from '../addresses.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { FormDrawer, useAct } from '../form-drawer.tsx';
import '../office-space.css';

const tones: Readonly<Record<string, Tone>> = { unapproved: 'violation', approved: 'ok', restored: 'ok' };

const table = defineTable({
  id: 'office-space.function-changes',
  route: listFunctionChanges,
  columns: [
    { name: 'roomCode', width: 96 },
    { name: 'buildingName', width: 168 },
    { name: 'orgName', width: 168 },
    { name: 'state', list: 'office-space.function_state', tones, width: 124 },
    { name: 'fromKind', list: 'office-space.room_kind', width: 104 },
    { name: 'toKind', list: 'office-space.room_kind', width: 104 },
    { name: 'changedOn', width: 116 },
    { name: 'approvalDocument', width: 160 },
    { name: 'restoredOn', optional: true },
    { name: 'note', width: 176, optional: true },
  ],
  filters: ['q', 'orgId', { name: 'state', list: 'office-space.function_state' }],
  sort: '-changedOn',
  rowLink: (row) => roomAddress(row.roomId),
  exportRoute: exportFunctionChanges,
  emptyKey: 'page.office-space.function-changes.empty',
});

/** Changes of function with the approval each rests on; what has none is the finding A9 (OS-18). */
export function Page() {
  const words = useWords();
  const act = useAct();
  const of = (name: string) => (act.name === name ? act.of : undefined);
  return (
    <>
      <ListPage
        titleKey="menu.office-space.function-changes"
        table={table}
        above={
          <p className="qw-quiet os-line">
            <Clause text={clauseText('regulation-2012.no-letting', words)} />
          </p>
        }
        rowActions={(row) => [
          {
            id: 'approve',
            labelKey: 'action.office-space.function.approve',
            offered: row.abilities.approve ?? false,
            run: () => act.open('approve', row.id),
          },
          {
            id: 'restore',
            labelKey: 'action.office-space.function.restore',
            offered: row.abilities.restore ?? false,
            run: () => act.open('restore', row.id),
          },
        ]}
        actions={[
          {
            id: 'report',
            labelKey: 'action.office-space.function.report',
            permission: 'office-space.finding.report',
            run: () => act.open('report'),
            primary: true,
          },
        ]}
      />
      <FormDrawer
        titleKey="action.office-space.function.report"
        open={act.name === 'report'}
        route={reportFunction}
        fields={['roomId', { name: 'toKind', list: 'office-space.room_kind' }, 'changedOn', { name: 'note', wide: true }]}
        initial={{ changedOn: dayOf(new Date()) }}
        submitKey="action.office-space.function.report"
        onDone={act.close}
        onCancel={act.close}
      />
      <FormDrawer
        titleKey="action.office-space.function.approve"
        open={of('approve') !== undefined}
        route={approveFunction}
        fixed={{ changeId: of('approve') ?? '' }}
        fields={[{ name: 'document', labelKey: 'field.office-space.approvalDocument', wide: true }]}
        submitKey="action.office-space.function.approve"
        draft={false}
        onDone={act.close}
        onCancel={act.close}
      />
      <FormDrawer
        titleKey="action.office-space.function.restore"
        open={of('restore') !== undefined}
        route={restoreFunction}
        fixed={{ changeId: of('restore') ?? '' }}
        fields={[{ name: 'on', labelKey: 'field.office-space.restoredOn' }]}
        initial={{ on: dayOf(new Date()) }}
        submitKey="action.office-space.function.restore"
        draft={false}
        onDone={act.close}
        onCancel={act.close}
      />
    </>
  );
}
