import type { Tone } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { exportApplications, listApplications } from '../../contract/lease-applications.ts';
import { exportLeases, exportReceipts, listLeases, listReceipts } from '../../contract/leases.ts';
import { buildingAddress, lettingAddress, roomAddress } from '../addresses.ts';

type Tones = Readonly<Record<string, Tone>>;

export const leaseAddress = lettingAddress;
export const applicationAddress = (id: string): string => `/office-space/lease-applications/${id}`;

export const termTones: Tones = { future: 'notice', running: 'ok', ending: 'attention', expired: 'violation', ended: 'quiet' };
export const rentTones: Tones = { paid: 'ok', part: 'notice', overdue: 'violation', open: 'quiet' };
export const applicationTones: Tones = {
  submitted: 'notice',
  returned: 'attention',
  approved: 'ok',
  denied: 'violation',
  withdrawn: 'quiet',
  terminated: 'quiet',
  signed: 'ok',
};

export const leaseTable = defineTable({
  id: 'office-space.leases',
  route: listLeases,
  columns: [
    { name: 'counterpart', width: 144 },
    { name: 'number', width: 128 },
    { name: 'direction', list: 'office-space.letting_direction', width: 64 },
    { name: 'termState', list: 'office-space.term_state', tones: termTones, width: 124 },
    { name: 'buildingName', width: 136, link: (row) => buildingAddress(row.buildingId) },
    { name: 'areaSqm', width: 92 },
    { name: 'to', width: 108 },
    { name: 'arrearsYuan', width: 108 },
    { name: 'toPayInYuan', width: 132 },
    { name: 'roomCode', optional: true, link: (row) => (row.roomId ? roomAddress(row.roomId) : null) },
    { name: 'from', optional: true },
    { name: 'dueYuan', optional: true },
    { name: 'orgName', width: 168, optional: true },
    { name: 'receivedYuan', optional: true },
    { name: 'scheduledYuan', optional: true },
    { name: 'rentYuanPerSqmMonth', kind: 'figure', optional: true },
    { name: 'approvalNo', optional: true },
    { name: 'letBy', list: 'office-space.let_by', optional: true },
    { name: 'closedOn', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'direction', list: 'office-space.letting_direction' },
    { name: 'termState', list: 'office-space.term_state' },
    'arrears',
    'unpaid',
    { name: 'on', labelKey: 'page.office-space.letting.on' },
    'buildingId',
  ],
  sort: '-from',
  rowLink: (row) => leaseAddress(row.id),
  exportRoute: exportLeases,
  emptyKey: 'page.office-space.lettings.empty',
});

export const receiptTable = defineTable({
  id: 'office-space.receipts',
  route: listReceipts,
  columns: [
    { name: 'counterpart', width: 176 },
    { name: 'number', width: 136 },
    { name: 'direction', list: 'office-space.letting_direction', optional: true },
    { name: 'kind', list: 'office-space.receipt_kind', labelKey: 'field.office-space.receiptKind', width: 100 },
    { name: 'receivedOn', width: 116 },
    { name: 'amountYuan', width: 140 },
    { name: 'receiptNo', width: 136 },
    { name: 'paidInOn', width: 116 },
    { name: 'treasuryNo', width: 136 },
    { name: 'orgName', width: 200, optional: true },
    { name: 'note', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    'paidIn',
    { name: 'receivedFrom', until: 'receivedTo' },
    { name: 'kind', list: 'office-space.receipt_kind', labelKey: 'field.office-space.receiptKind' },
    { name: 'direction', list: 'office-space.letting_direction' },
  ],
  sort: '-receivedOn',
  rowLink: (row) => leaseAddress(row.lettingId),
  exportRoute: exportReceipts,
  emptyKey: 'page.office-space.income.empty',
});

export const applicationTable = defineTable({
  id: 'office-space.lease-applications',
  route: listApplications,
  columns: [
    { name: 'number', width: 176 },
    { name: 'direction', list: 'office-space.letting_direction', width: 88 },
    { name: 'state', list: 'office-space.application_state', tones: applicationTones, width: 112 },
    { name: 'buildingName', width: 208, link: (row) => (row.buildingId ? buildingAddress(row.buildingId) : null) },
    { name: 'roomCode', width: 88, link: (row) => (row.roomId ? roomAddress(row.roomId) : null) },
    { name: 'counterpart', width: 176 },
    { name: 'areaSqm', width: 112 },
    { name: 'from', width: 112 },
    { name: 'to', width: 112 },
    { name: 'orgName', width: 200 },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'direction', list: 'office-space.letting_direction' },
    { name: 'state', list: 'office-space.application_state' },
  ],
  rowLink: (row) => applicationAddress(row.id),
  exportRoute: exportApplications,
  emptyKey: 'page.office-space.lease-applications.empty',
});
