import type { Tone } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { exportRequests, listRequests } from '../../contract/requests.ts';

export const requestAddress = (id: string): string => `/office-space/requests/${id}`;

export const requestTones: Readonly<Record<string, Tone>> = {
  draft: 'quiet',
  submitted: 'notice',
  returned: 'attention',
  approved: 'notice',
  offered: 'attention',
  accepted: 'notice',
  agreed: 'ok',
  'rent-approved': 'ok',
  obtained: 'ok',
  denied: 'violation',
  withdrawn: 'quiet',
};

export const requestTable = defineTable({
  id: 'office-space.requests',
  route: listRequests,
  columns: [
    { name: 'number', labelKey: 'field.office-space.requestNumber', width: 236, render: (row) => row.number ?? row.purpose },
    { name: 'state', labelKey: 'field.office-space.requestState', list: 'office-space.request_state', tones: requestTones, width: 104 },
    { name: 'orgName', width: 160 },
    { name: 'purpose', width: 160 },
    { name: 'kind', list: 'office-space.room_kind', width: 96 },
    { name: 'wantedSqm', width: 104 },
    { name: 'mode', labelKey: 'field.office-space.obtainingMode', list: 'office-space.obtaining_mode', width: 120 },
    { name: 'submittedOn', width: 112 },
    { name: 'peopleCount', optional: true },
    { name: 'applicantName', optional: true },
    { name: 'decidedOn', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'state', labelKey: 'field.office-space.requestState', list: 'office-space.request_state' },
    { name: 'mode', labelKey: 'field.office-space.obtainingMode', list: 'office-space.obtaining_mode' },
    { name: 'kind', list: 'office-space.room_kind' },
    { name: 'submittedFrom', labelKey: 'field.office-space.submittedOn', until: 'submittedTo' },
  ],
  sort: '-submittedOn',
  rowLink: (row) => requestAddress(row.id),
  exportRoute: exportRequests,
  emptyKey: 'page.office-space.requests.empty',
});
