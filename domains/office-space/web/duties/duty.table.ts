import type { Tone } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { exportDuties, listDuties } from '../../contract/duties.ts';
import { unitAddress } from '../addresses.ts';

export const dutyAddress = (id: string): string => `/office-space/duties/${id}`;
export const dutyTones: Readonly<Record<string, Tone>> = { open: 'notice', overdue: 'violation', done: 'ok', 'done-late': 'attention' };

export const dutyTable = defineTable({
  id: 'office-space.duties',
  route: listDuties,
  columns: [
    { name: 'kind', list: 'office-space.duty_kind', labelKey: 'field.office-space.dutyKind', width: 216 },
    { name: 'year', kind: 'text', width: 72 },
    { name: 'orgName', width: 216, link: (row) => unitAddress(row.orgId) },
    { name: 'state', list: 'office-space.duty_state', tones: dutyTones, width: 120 },
    { name: 'openedOn', optional: true },
    { name: 'dueOn', width: 116 },
    { name: 'doneOn', width: 116 },
    { name: 'place', labelKey: 'page.office-space.duty.place', width: 200 },
    { name: 'document', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'state', list: 'office-space.duty_state' },
    { name: 'kind', list: 'office-space.duty_kind', labelKey: 'field.office-space.dutyKind' },
    'year',
  ],
  sort: '-dueOn',
  rowLink: (row) => dutyAddress(row.id),
  exportRoute: exportDuties,
  emptyKey: 'page.office-space.duties.empty',
});
