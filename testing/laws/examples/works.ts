import { fileDocument } from '#domains/office-space/contract/archive.ts';
import { putTitle } from '#domains/office-space/contract/buildings.ts';
import { createDisposal, getDisposal, listDisposal, submitDisposal } from '#domains/office-space/contract/disposals.ts';
import { getProject } from '#domains/office-space/contract/project-record.ts';
import { acceptProject, inspectProject, startProject } from '#domains/office-space/contract/project-works.ts';
import { createProject, submitProject } from '#domains/office-space/contract/projects.ts';
import { explainDifference, listDifferences, startRun } from '#domains/office-space/contract/reconciliations.ts';
import { enterDailyRepair } from '#domains/office-space/contract/standard-costs.ts';
import { disposalPapers, endDisposal, endProject, repair, today } from '#testing/works.ts';
import type { World } from '../world.ts';
import { type Example, self } from './example.ts';

const asked = (w: World) => repair({ unit: w.unitId, buildingId: w.buildingId });
const projectOf = async (w: World): Promise<string> => (await w.done(createProject, asked(w))).id;
const sent = async (w: World): Promise<string> => {
  const projectId = await projectOf(w);
  await w.done(submitProject, { projectId });
  return projectId;
};
const approved = async (w: World): Promise<string> => {
  const projectId = await sent(w);
  await endProject(w.app, projectId);
  return projectId;
};
const budget = () => ({ budgetYuan: '20000', budgetDocument: '示范财〔2026〕1号', startedOn: today() });
const started = async (w: World): Promise<string> => {
  const projectId = await approved(w);
  await w.done(startProject, { projectId, ...budget() });
  return projectId;
};
const acceptance = () => ({ acceptedOn: today(), document: '示范验1号', members: '示范监理' });
const accepted = async (w: World): Promise<string> => {
  const projectId = await started(w);
  await w.done(acceptProject, { projectId, ...acceptance() });
  return projectId;
};
const seen = () => ({ inspectedOn: today(), step: 'main-works', inspector: '示范监理', result: 'mend', finding: '搭接不足' }) as const;
const changed = async (w: World) => {
  const projectId = await projectOf(w);
  const { version } = await w.done(getProject, { projectId });
  const { orgId: _, ...facts } = asked(w);
  return { projectId, ...facts, version };
};
const byComponent = 'a standard holds for the whole installation; only who reaches all of it decides one';

const projects: Record<string, Example> = {
  postOfficeSpaceProjectsReview: { input: asked },
  postOfficeSpaceProjects: { input: asked },
  getOfficeSpaceProjectsByProjectId: { input: async (w) => ({ projectId: await projectOf(w) }) },
  putOfficeSpaceProjectsByProjectId: { input: changed },
  postOfficeSpaceProjectsByProjectIdSubmit: { input: async (w) => ({ projectId: await projectOf(w) }), actor: self },
  postOfficeSpaceProjectsByProjectIdWithdraw: { input: async (w) => ({ projectId: await sent(w), reason: '示范需要' }), actor: self },
  postOfficeSpaceProjectsByProjectIdStart: { input: async (w) => ({ projectId: await approved(w), ...budget() }) },
  putOfficeSpaceProjectsByProjectIdMilestones: {
    input: async (w) => ({ projectId: await started(w), milestones: [{ step: 'completion', plannedOn: '2027-06-30' }] }),
  },
  postOfficeSpaceProjectsByProjectIdInspections: { input: async (w) => ({ projectId: await started(w), ...seen() }) },
  postOfficeSpaceProjectsByProjectIdInspectionsByInspectionIdMend: {
    input: async (w) => {
      const projectId = await started(w);
      const { id: inspectionId } = await w.done(inspectProject, { projectId, ...seen() });
      return { projectId, inspectionId, mendedOn: today(), note: '已返工' };
    },
  },
  postOfficeSpaceProjectsByProjectIdChanges: {
    input: async (w) => ({ projectId: await started(w), amountYuan: '100', reason: '增加泛水' }),
  },
  postOfficeSpaceProjectsByProjectIdAccept: { input: async (w) => ({ projectId: await started(w), ...acceptance() }) },
  postOfficeSpaceProjectsByProjectIdSettle: {
    input: async (w) => ({ projectId: await accepted(w), finalYuan: '19000', document: '示范审1号', settledOn: today() }),
  },
  postOfficeSpaceStandardCostsByComponent: {
    input: () => ({ component: 'lift', validFrom: '2025-01-01', priceYuan: '250000', serviceYears: 15, document: '示范维〔2025〕1号' }),
    notOfAUnit: byComponent,
  },
  getOfficeSpaceStandardCostsByComponentEffects: { input: () => ({ component: 'roof' }), notOfAUnit: byComponent },
  postOfficeSpaceDailyRepairs: {
    input: (w) => ({
      orgId: w.unitId,
      buildingId: w.buildingId,
      repairedOn: '2025-03-01',
      component: 'sanitary',
      description: '更换龙头',
      costYuan: '80',
      doneBy: '示范维修队',
    }),
  },
  postOfficeSpaceDailyRepairsByRepairIdCancel: {
    input: async (w) => {
      const entry = {
        orgId: w.unitId,
        buildingId: w.buildingId,
        repairedOn: '2025-03-01',
        component: 'sanitary',
        description: '更换龙头',
        costYuan: '80',
        doneBy: '示范',
      } as const;
      return { repairId: (await w.done(enterDailyRepair, entry)).id, reason: '重复' };
    },
  },
};

const filed = async (w: World): Promise<string> =>
  (await w.done(fileDocument, { buildingId: w.buildingId, category: 'drawing', title: '示范平面图' })).id;
const run = async (w: World): Promise<string> => (await w.done(startRun, { orgId: w.unitId, subtree: false, reason: '年度对账' })).id;
const difference = async (w: World): Promise<string> => {
  await w.fresh.building();
  const { items } = await w.done(listDifferences, { runId: await run(w), state: ['open'] });
  return items[0]?.id as string;
};
const explained = async (w: World): Promise<string> => {
  const differenceId = await difference(w);
  await w.done(explainDifference, { differenceId, explanation: '尚未测绘' });
  return differenceId;
};
/** A difference that the rule finds no more: the building without a title got one. */
const mended = async (w: World): Promise<string> => {
  const buildingId = await w.fresh.building();
  const { items } = await w.done(listDifferences, { runId: await run(w), pageSize: 200 });
  const line = items.find((d) => d.buildingId === buildingId && d.difference === 'no-title');
  await w.done(putTitle, { buildingId, status: 'filed', document: '示范备案' });
  return line?.id as string;
};

const archive: Record<string, Example> = {
  getOfficeSpaceBuildingsByBuildingIdArchive: { input: (w) => ({ buildingId: w.buildingId }) },
  postOfficeSpaceArchive: { input: (w) => ({ buildingId: w.buildingId, category: 'contract', title: '示范划转协议' }) },
  putOfficeSpaceArchiveByDocumentId: {
    input: async (w) => ({ documentId: await filed(w), category: 'drawing', title: '示范图', version: 1 }),
  },
  postOfficeSpaceArchiveByDocumentIdRemove: { input: async (w) => ({ documentId: await filed(w), reason: '归错楼栋' }) },
  postOfficeSpaceReconciliations: { input: (w) => ({ orgId: w.unitId, subtree: false, reason: '年度对账' }) },
  getOfficeSpaceReconciliationsByRunId: { input: async (w) => ({ runId: await run(w) }) },
  getOfficeSpaceReconciliationsByRunIdDifferences: { input: async (w) => ({ runId: await run(w) }) },
  getOfficeSpaceReconciliationsByRunIdExport: { input: async (w) => ({ runId: await run(w) }) },
  postOfficeSpaceReconciliationDifferencesByDifferenceIdAssign: {
    input: async (w) => ({ differenceId: await difference(w), assignee: '示范档案员', dueOn: '2027-01-31' }),
  },
  postOfficeSpaceReconciliationDifferencesByDifferenceIdExplain: {
    input: async (w) => ({ differenceId: await difference(w), explanation: '尚未测绘' }),
  },
  postOfficeSpaceReconciliationDifferencesByDifferenceIdMend: { input: async (w) => ({ differenceId: await mended(w) }) },
  postOfficeSpaceReconciliationDifferencesByDifferenceIdClose: { input: async (w) => ({ differenceId: await explained(w), note: '同意' }) },
};

type Mode = Parameters<typeof disposalPapers>[0];
const disposing = async (w: World, mode: Mode = 'letting') => ({
  buildingId: w.buildingId,
  mode,
  reason: '长期空置',
  roomIds: [await w.fresh.room()],
  appraisedYuan: '6000',
  counterpart: '示范公司',
  papers: disposalPapers(mode),
});
const disposalOf = async (w: World, mode?: Mode): Promise<string> => (await w.done(createDisposal, await disposing(w, mode))).id;
const permitted = async (w: World, mode?: Mode): Promise<string> => {
  const disposalId = await disposalOf(w, mode);
  await w.done(submitDisposal, { disposalId });
  await endDisposal(w.app, disposalId);
  return disposalId;
};
const listing = (w: World) => ({ exchangeName: '示范交易中心', listingNo: w.fresh.word('示范挂'), listedOn: today() });
const deal = { dealNo: '示范成交1号', counterpart: '示范公司', dealYuan: '6000' };

const disposals: Record<string, Example> = {
  postOfficeSpaceDisposals: { input: (w) => disposing(w) },
  getOfficeSpaceDisposalsByDisposalId: { input: async (w) => ({ disposalId: await disposalOf(w) }) },
  putOfficeSpaceDisposalsByDisposalId: {
    input: async (w) => {
      const disposalId = await disposalOf(w);
      const { version } = await w.done(getDisposal, { disposalId });
      const { buildingId: _, ...facts } = await disposing(w);
      return { disposalId, ...facts, version };
    },
  },
  postOfficeSpaceDisposalsByDisposalIdSubmit: { input: async (w) => ({ disposalId: await disposalOf(w) }), actor: self },
  postOfficeSpaceDisposalsByDisposalIdWithdraw: { input: async (w) => ({ disposalId: await disposalOf(w), reason: '不再需要' }) },
  postOfficeSpaceDisposalsByDisposalIdListing: { input: async (w) => ({ disposalId: await permitted(w), ...listing(w) }) },
  postOfficeSpaceDisposalsByDisposalIdIncome: {
    input: async (w) => ({
      disposalId: await permitted(w, 'exchange'),
      amountYuan: '100',
      receiptNo: w.fresh.word('示范票'),
      paidOn: today(),
    }),
  },
  postOfficeSpaceDisposalsByDisposalIdComplete: {
    input: async (w) => {
      const disposalId = await permitted(w);
      await w.done(listDisposal, { disposalId, ...listing(w) });
      return { disposalId, ...deal, dealOn: today() };
    },
  },
};
/** Projects, archive and disposals of office space. */
export const worksExamples: Readonly<Record<string, Example>> = { ...projects, ...archive, ...disposals };
