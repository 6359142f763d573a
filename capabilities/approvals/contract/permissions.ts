import { definePermissions, everyoneAtWork } from '#shared/permissions.ts';

/**
 * A permission allows the kind of act; whether it is the person's own step, or his own flow, is asked besides. Administration of flows
 * (terminate, resume, reassign) belongs to officers over the units they reach; definitions to officers who reach all units.
 */
export const approvalsPermissions = definePermissions({
  'approvals.flow.read': everyoneAtWork,
  'approvals.step.approve': everyoneAtWork,
  'approvals.step.deny': everyoneAtWork,
  'approvals.step.return': everyoneAtWork,
  'approvals.step.transfer': everyoneAtWork,
  'approvals.step.add-signer': everyoneAtWork,
  'approvals.step.remove-signer': everyoneAtWork,
  'approvals.step.bulk-approve': everyoneAtWork,
  'approvals.flow.copy': everyoneAtWork,
  'approvals.flow.urge': everyoneAtWork,
  'approvals.flow.withdraw': everyoneAtWork,
  'approvals.flow.terminate': ['officer'],
  'approvals.flow.resume': ['officer'],
  'approvals.step.reassign': ['officer'],
  'approvals.definition.read': ['unit-admin', 'officer', 'leader', 'inspector'],
  'approvals.definition.manage': ['officer'],
});
