import { defineDomain, serve } from '#kernel/domain.ts';
import { listAudit, listHistory } from '../contract/entries.ts';
import { auditPermissions } from '../contract/permissions.ts';
import { listEntries, listRecordHistory } from './list-entries.query.ts';

export const audit = defineDomain({
  name: 'audit',
  permissions: auditPermissions,
  routes: [serve(listAudit, listEntries), serve(listHistory, listRecordHistory)],
});
