import { getDefinition, listSubjects } from '#capabilities/approvals/contract/definitions.ts';
import { getFlow } from '#capabilities/approvals/contract/flows.ts';
import { addSigners, approveStep } from '#capabilities/approvals/contract/verbs.ts';
import { newId } from '#shared/ids.ts';
import { submitMatter } from '#testing/approvals.ts';
import { bpmn } from '#testing/bpmn.ts';
import type { World } from '../world.ts';
import { type Example, reason, self } from './example.ts';

/** The flow of the laws: its starter chooses who decides both steps; without a signer among its facts it is held between them. */
export const matterDrawing = bpmn({
  nodes: [
    ['start', 'begin'],
    ['step', 'one', { by: 'starter-choice', bulk: 'true' }],
    ['exclusive', 'choice', { default: 'choice-two' }],
    ['step', 'two', { by: 'starter-choice' }],
    ['end', 'finish'],
    ['end', 'refused', { 'qinwu:outcome': 'denied' }],
  ],
  links: [
    ['begin', 'one'],
    ['one', 'choice'],
    ['choice', 'two'],
    ['choice', 'refused', 'contains(signer, "nobody")'],
    ['two', 'finish'],
  ],
});

const kind = 'test.matter';

interface Matter {
  readonly flowId: string;
  readonly subjectId: string;
  readonly stepId: string;
  readonly deciderId: string;
}

/** A matter of unit A that waits for the one who started it. */
async function matter(w: World, facts: { signer?: string } = { signer: 'somebody' }): Promise<Matter> {
  const subjectId = newId();
  const signers = [w.self, w.narrow].map((a) => a.actor.accountId as string);
  const started = await w.self.call(submitMatter, {
    subjectId,
    orgId: w.unitId,
    title: '示范事项',
    facts: { area: 10, kind: 'room', ...facts },
    choices: { one: signers, two: signers },
  });
  if (started.status !== 200) throw new Error(JSON.stringify(started.problem));
  const { flowId } = started.body;
  const flow = await w.done(getFlow, { flowId });
  return { flowId, subjectId, stepId: flow.mine?.stepId ?? '', deciderId: flow.mine?.deciderId ?? '' };
}

const mine = async (w: World, flowId: string) => (await w.done(getFlow, { flowId })).mine?.stepId ?? '';

/** An input of a route about a step of a fresh matter. */
const onStep = (more: (w: World, m: Matter) => object | Promise<object> = () => ({})): Example => ({
  actor: self,
  input: async (w) => {
    const m = await matter(w);
    return { stepId: m.stepId, ...(await more(w, m)) };
  },
});

/** An input of a route about a fresh flow. */
const onFlow = (more: (w: World, m: Matter) => object | Promise<object> = () => ({})): Example => ({
  actor: self,
  input: async (w) => {
    const m = await matter(w);
    return { flowId: m.flowId, ...(await more(w, m)) };
  },
});

const notOfAUnit = 'a definition holds for all units';
const said = { opinion: reason };

export const approvalsExamples: Readonly<Record<string, Example>> = {
  getApprovalsSubjectsByKindDefinitions: { notOfAUnit, input: () => ({ kind }) },
  getApprovalsSubjectsByKindDefinitionsByDefinitionVersion: { notOfAUnit, input: () => ({ kind, definitionVersion: 1 }) },
  getApprovalsSubjectsByKindDraft: { notOfAUnit, input: () => ({ kind }) },
  putApprovalsSubjectsByKindDraft: { notOfAUnit, actor: self, input: () => ({ kind, xml: matterDrawing, version: 0 }) },
  deleteApprovalsSubjectsByKindDraft: { notOfAUnit, input: () => ({ kind }) },
  postApprovalsSubjectsByKindCheck: { notOfAUnit, input: () => ({ kind, xml: matterDrawing }) },
  postApprovalsSubjectsByKindPublish: {
    notOfAUnit,
    actor: self,
    input: async (w) => {
      const subject = (await w.done(listSubjects, {})).items.find((s) => s.kind === kind);
      const basedOn = subject?.definitionVersion ?? 1;
      return { kind, xml: (await w.done(getDefinition, { kind, definitionVersion: basedOn })).xml, note: reason, basedOn };
    },
  },
  postApprovalsSubjectsByKindTestRun: {
    input: (w) => ({ kind, xml: matterDrawing, orgId: w.unitId, facts: { area: 10, kind: 'room', signer: 'somebody' } }),
  },
  getApprovalsFlowsByFlowId: onFlow(),
  getApprovalsFlowsByFlowIdPicture: onFlow(),
  getApprovalsFlowsByFlowIdSheet: onFlow(),
  getApprovalsRecordsByKindBySubjectId: {
    notOfAUnit: 'a record without a flow that the reader may see has none for him',
    input: async (w) => ({ kind, subjectId: (await matter(w)).subjectId }),
  },
  getApprovalsPeople: { input: () => ({ q: 'a' }) },
  postApprovalsStepsByStepIdApprove: onStep(() => said),
  postApprovalsStepsByStepIdDeny: onStep(() => said),
  postApprovalsStepsByStepIdReturn: onStep(async (w, m) => {
    await w.done(approveStep, { stepId: m.stepId });
    return { stepId: await mine(w, m.flowId), to: 'one', ...said };
  }),
  postApprovalsStepsByStepIdTransfer: onStep(async (w) => ({ accountId: await w.fresh.account() })),
  postApprovalsStepsByStepIdSigners: onStep(async (w) => ({ accountIds: [await w.fresh.account()], place: 'before' })),
  postApprovalsDecidersByDeciderIdRemove: {
    actor: self,
    input: async (w) => {
      const m = await matter(w);
      await w.done(addSigners, { stepId: m.stepId, accountIds: [await w.fresh.account()], place: 'before' });
      const added = (await w.done(getFlow, { flowId: m.flowId })).steps[0]?.deciders.find((d) => d.addedBy !== null);
      return { deciderId: added?.deciderId ?? '', ...said };
    },
  },
  postApprovalsDecidersByDeciderIdReassign: {
    actor: self,
    input: async (w) => ({ deciderId: (await matter(w)).deciderId, accountId: await w.fresh.account(), ...said }),
  },
  postApprovalsFlowsByFlowIdCopy: onFlow(async (w) => ({ accountIds: [await w.fresh.account()] })),
  postApprovalsFlowsByFlowIdUrge: onFlow(),
  postApprovalsFlowsByFlowIdWithdraw: onFlow(),
  postApprovalsFlowsByFlowIdTerminate: onFlow(() => said),
  postApprovalsFlowsByFlowIdResume: {
    actor: self,
    input: async (w) => {
      const m = await matter(w, {});
      await w.done(approveStep, { stepId: m.stepId });
      return { flowId: m.flowId, ...said };
    },
  },
  postApprovalsBulkApprove: { actor: self, input: async (w) => ({ stepIds: [(await matter(w)).stepId] }) },
};
