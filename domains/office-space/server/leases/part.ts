import { conduct, type DomainPart, serve } from '#kernel/domain.ts';
import * as certificates from '../../contract/certificates.ts';
import * as functions from '../../contract/function-changes.ts';
import * as applications from '../../contract/lease-applications.ts';
import { leaseErrors } from '../../contract/lease-errors.ts';
import * as leases from '../../contract/leases.ts';
import { leasePermissions } from '../../contract/leases-permissions.ts';
import { applyLease, mendApplication, withdrawApplication } from './apply-lease.ts';
import { decideUse } from './decide-use.ts';
import { exportApplications, exportFunctionChanges } from './export-applications.ts';
import { exportLeases, exportReceipts } from './export-leases.ts';
import { approveFunction, reportFunction, restoreFunction } from './function-changes.ts';
import { getLease } from './get-lease.query.ts';
import { lettingsJob } from './lettings.job.ts';
import { getApplication, listApplications } from './list-applications.query.ts';
import { listFunctionChanges } from './list-function-changes.query.ts';
import { listLeases } from './list-leases.query.ts';
import { listReceipts } from './list-receipts.query.ts';
import { onRentApproved } from './on-rent-approved.ts';
import { previewLease } from './preview-lease.ts';
import { payIn, recordReceipt } from './record-receipt.ts';
import { approveRenting, reportLetting } from './report-letting.ts';
import { signLease } from './sign-lease.ts';

/** What is let, lent, rented and borrowed: contracts, rent, income, and what a unit may not do with its rooms (OS-18, OS-22, OS-25). */
export const leasesPart: DomainPart = {
  permissions: leasePermissions,
  errors: leaseErrors,
  constraints: {
    rent_receipt_no: 'office-space.receipt_taken',
    letting_number: 'office-space.contract_number_taken',
    function_change_open: 'office-space.function_open',
  },
  routes: [
    serve(leases.listLeases, listLeases),
    conduct(leases.exportLeases, exportLeases),
    serve(leases.getLease, getLease),
    serve(leases.previewLease, previewLease),
    serve(leases.recordReceipt, recordReceipt),
    serve(leases.payIn, payIn),
    serve(leases.listReceipts, listReceipts),
    conduct(leases.exportReceipts, exportReceipts),
    serve(leases.reportLetting, reportLetting),
    serve(leases.approveRenting, approveRenting),
    serve(applications.listApplications, listApplications),
    conduct(applications.exportApplications, exportApplications),
    serve(applications.getApplication, getApplication),
    serve(applications.applyLease, applyLease),
    serve(applications.mendApplication, mendApplication),
    serve(applications.withdrawApplication, withdrawApplication),
    serve(applications.signLease, signLease),
    serve(certificates.decideUse, decideUse),
    serve(functions.listFunctionChanges, listFunctionChanges),
    conduct(functions.exportFunctionChanges, exportFunctionChanges),
    serve(functions.reportFunction, reportFunction),
    serve(functions.approveFunction, approveFunction),
    serve(functions.restoreFunction, restoreFunction),
  ],
  handlers: [onRentApproved],
  jobs: [lettingsJob],
};
