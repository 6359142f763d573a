import type { ApprovalSubject } from '#capabilities/approvals/server/public.ts';
import { conduct, type DomainPart, serve } from '#kernel/domain.ts';
import * as disposals from '../../contract/disposals.ts';
import { completeDisposal, listDisposal, payDisposal } from './deal.ts';
import { getDisposal, listDisposals } from './disposal.query.ts';
import { disposalApproval } from './disposal-approval.ts';
import { exportDisposals } from './export-disposals.ts';
import { changeDisposal, createDisposal } from './save-disposal.ts';
import { submitDisposal, withdrawDisposal } from './submit-disposal.ts';

/** Disposal and use of idle space in six modes (OS-25). */
export const disposalsPart: DomainPart = {
  permissions: disposals.disposalPermissions,
  errors: disposals.disposalErrors,
  constraints: {
    disposal_listing: 'office-space.disposal_listing_taken',
    disposal_receipt: 'office-space.disposal_receipt_taken',
    disposal_new_kind_document: 'office-space.technical_document_missing',
  },
  routes: [
    serve(disposals.listDisposals, listDisposals),
    conduct(disposals.exportDisposals, exportDisposals),
    serve(disposals.createDisposal, createDisposal),
    serve(disposals.getDisposal, getDisposal),
    serve(disposals.changeDisposal, changeDisposal),
    serve(disposals.submitDisposal, submitDisposal),
    serve(disposals.withdrawDisposal, withdrawDisposal),
    serve(disposals.listDisposal, listDisposal),
    serve(disposals.payDisposal, payDisposal),
    serve(disposals.completeDisposal, completeDisposal),
  ],
};

/** What of disposals goes through a flow. */
export const disposalApprovals: readonly ApprovalSubject[] = [disposalApproval];
