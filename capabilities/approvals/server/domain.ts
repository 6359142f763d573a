import { conduct, type Domain, defineDomain, serve } from '#kernel/domain.ts';
import * as definitions from '../contract/definitions.ts';
import { approvalsErrors } from '../contract/errors.ts';
import * as flows from '../contract/flows.ts';
import { approvalsPermissions } from '../contract/permissions.ts';
import * as verbs from '../contract/verbs.ts';
import { onStepWatched } from './clock/on-step-watched.ts';
import { watchSteps } from './clock/watch.job.ts';
import * as administer from './definition/administer.ts';
import { testRun } from './definition/test-run.ts';
import { findPeople, flowOfRecord, getFile, getFlow, getPicture, getSheet, listFlows } from './look/look.query.ts';
import { type ApprovalSubject, bookOf } from './subject.ts';
import { approve, approveSeveral, deny } from './verbs/decide.ts';
import { returnTo } from './verbs/return.ts';
import { addSigners, reassign, removeSigner, transfer } from './verbs/signers.ts';
import { copy, resume, terminate, urge, withdraw } from './verbs/steer.ts';

/** Approvals over the subjects that the domains bring; called once, where the house is composed. */
export function approvals(subjects: readonly ApprovalSubject[]): Domain {
  const book = bookOf(subjects);
  return defineDomain({
    name: 'approvals',
    permissions: approvalsPermissions,
    errors: approvalsErrors,
    constraints: { flow_one_open: 'approvals.flow_running', decider_once: 'approvals.signer_present' },
    routes: [
      serve(definitions.listSubjects, (ctx) => administer.listSubjects(book, ctx)),
      serve(definitions.listDefinitions, (ctx, input) => administer.listDefinitions(book, ctx, input)),
      serve(definitions.getDefinition, (ctx, input) => administer.getDefinition(book, ctx, input)),
      serve(definitions.getDraft, (ctx, input) => administer.getDraft(book, ctx, input)),
      serve(definitions.putDraft, (ctx, input) => administer.putDraft(book, ctx, input)),
      serve(definitions.dropDraft, (ctx, input) => administer.dropDraft(book, ctx, input)),
      serve(definitions.checkDefinition, (ctx, input) => administer.check(book, ctx, input)),
      serve(definitions.publishDefinition, (ctx, input) => administer.publish(book, ctx, input)),
      serve(definitions.testRun, (ctx, input) => testRun(book, ctx, input)),
      serve(flows.getFlow, getFlow),
      serve(flows.flowOfRecord, flowOfRecord),
      serve(flows.getFlowPicture, getPicture),
      conduct(flows.getFlowSheet, (call, input) => getSheet(book, call, input)),
      conduct(flows.downloadMatterFile, (call, input) => getFile(book, call, input)),
      serve(flows.listFlows, listFlows),
      serve(flows.findPeople, findPeople),
      conduct(verbs.approveStep, (call, input) => approve(book, call, input)),
      conduct(verbs.denyStep, (call, input) => deny(book, call, input)),
      conduct(verbs.returnStep, (call, input) => returnTo(book, call, input)),
      conduct(verbs.transferStep, transfer),
      conduct(verbs.addSigners, (call, input) => addSigners(book, call, input)),
      conduct(verbs.removeSigner, (call, input) => removeSigner(book, call, input)),
      conduct(verbs.reassignSigner, reassign),
      conduct(verbs.copyFlow, copy),
      conduct(verbs.urgeFlow, urge),
      conduct(verbs.withdrawFlow, (call, input) => withdraw(book, call, input)),
      conduct(verbs.terminateFlow, (call, input) => terminate(book, call, input)),
      conduct(verbs.resumeFlow, (call, input) => resume(book, call, input)),
      conduct(verbs.bulkApprove, (call, input) => approveSeveral(book, call, input)),
    ],
    handlers: [onStepWatched(book)],
    jobs: [{ name: 'approvals.watch', cron: '*/5 * * * *', run: watchSteps }],
  });
}
