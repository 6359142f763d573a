import { conclude, type Outcome } from '#capabilities/approvals/server/flow/conclude.ts';
import { lockFlowOf } from '#capabilities/approvals/server/flow/rows.ts';
import type { ApprovalSubject } from '#capabilities/approvals/server/subject.ts';
import { archivePermissions } from '#domains/office-space/contract/archive.ts';
import { createDisposal, disposalPermissions, submitDisposal } from '#domains/office-space/contract/disposals.ts';
import { startProject } from '#domains/office-space/contract/project-works.ts';
import { createProject, submitProject } from '#domains/office-space/contract/projects.ts';
import { projectPermissions } from '#domains/office-space/contract/projects-permissions.ts';
import { decideStandardCost } from '#domains/office-space/contract/standard-costs.ts';
import { modeRules } from '#domains/office-space/rules/disposal.ts';
import { requiredDocuments } from '#domains/office-space/rules/project-kinds.ts';
import { disposalApproval } from '#domains/office-space/server/disposals/disposal-approval.ts';
import { projectApproval } from '#domains/office-space/server/projects/project-approval.ts';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import { dayOf } from '#shared/time.ts';
import type { TestActor, TestApp } from './app.ts';
import { makeRoom } from './office-space.ts';
import { type AskingHouse, makeAskingHouse } from './requests.ts';

const catalog = { ...archivePermissions, ...disposalPermissions, ...projectPermissions };
export const worksRightsOf = (role: 'unit-admin' | 'officer' | 'leader'): string[] =>
  Object.entries(catalog)
    .filter(([, roles]) => (roles as readonly string[]).includes(role))
    .map(([permission]) => permission);
export const worksPermissions = Object.keys(catalog);

const withWorks = (app: TestApp, { actor }: TestActor, role: 'unit-admin' | 'officer' | 'leader'): TestActor => {
  const scope = actor.scope.all ? 'all' : actor.scope.orgIds;
  return app.actor({
    permissions: [...actor.reach.keys(), ...worksRightsOf(role)],
    scope,
    name: actor.displayName,
    ...(actor.orgId ? { orgId: actor.orgId } : {}),
    ...(actor.accountId ? { accountId: actor.accountId } : {}),
  });
};

/** A house with the people that flows look for, who also hold the rights on works. */
export async function makeWorksHouse(app: TestApp): Promise<AskingHouse> {
  const house = await makeAskingHouse(app);
  // A unit sees a building once it has a room inside.
  await makeRoom(house);
  return {
    ...house,
    officer: withWorks(app, house.officer, 'officer'),
    unitAdmin: withWorks(app, house.unitAdmin, 'unit-admin'),
    unitLeader: withWorks(app, house.unitLeader, 'leader'),
    leader: withWorks(app, house.leader, 'leader'),
  };
}

/** Calls a route that must succeed. */
export async function done<R extends AnyRoute>(actor: TestActor, route: R, input: RouteSent<R>): Promise<RouteOutput<R>> {
  const answer = await actor.call(route, input);
  if (answer.status !== route.status) throw new Error(`${route.method} ${route.path}: ${JSON.stringify(answer.problem)}`);
  return answer.body;
}

export const today = (): string => dayOf(new Date());

/** The administration's officer over the whole installation, who decides standards. */
export const bureau = (app: TestApp): TestActor => app.actor({ permissions: worksPermissions, scope: 'all', name: '示范主管' });

/** 200 yuan per m² and 12 years for roofs since 2020, unless it is decided already. */
export async function decideRoof(app: TestApp): Promise<void> {
  await bureau(app).call(decideStandardCost, {
    component: 'roof',
    validFrom: '2020-01-01',
    priceYuan: '200',
    serviceYears: 12,
    document: '示范维〔2020〕1号',
  });
}

type NewProject = RouteSent<typeof createProject>;
type NewDisposal = RouteSent<typeof createDisposal>;

/** A repair of the roof for 100 m² at 200 yuan with all its papers, unless told otherwise. */
export const repair = (house: Pick<AskingHouse, 'unit' | 'buildingId'>, facts: Partial<NewProject> = {}): NewProject => ({
  orgId: house.unit,
  kind: 'repair-alteration',
  name: '示范大楼屋面维修',
  buildingId: house.buildingId,
  reason: '屋面渗漏，影响办公',
  purposes: ['function'],
  items: [{ component: 'roof', description: '卷材防水', quantity: '100', unitPriceYuan: '200', lastRenewedOn: '2005-06-30' }],
  papers: requiredDocuments[facts.kind ?? 'repair-alteration'].map((category) => ({ category, title: '示范材料' })),
  ...facts,
});

export const draftProject = async (house: AskingHouse, facts: Partial<NewProject> = {}): Promise<string> =>
  (await done(house.unitAdmin, createProject, repair(house, facts))).id;

export async function sendProject(house: AskingHouse, facts: Partial<NewProject> = {}): Promise<string> {
  const projectId = await draftProject(house, facts);
  await done(house.unitAdmin, submitProject, { projectId });
  return projectId;
}

export async function approvedProject(app: TestApp, house: AskingHouse, facts: Partial<NewProject> = {}): Promise<string> {
  const projectId = await sendProject(house, facts);
  await endFlow(app, projectApproval, projectId, 'approved');
  return projectId;
}

export async function startedProject(app: TestApp, house: AskingHouse, facts: Partial<NewProject> = {}): Promise<string> {
  const projectId = await approvedProject(app, house, facts);
  const budget = { budgetYuan: '20000', budgetDocument: '示范财〔2026〕1号', contractor: '示范建筑公司', startedOn: today() };
  await done(house.officer, startProject, { projectId, ...budget });
  return projectId;
}

/** A disposal of the named rooms with all its papers. */
export const disposing = (house: AskingHouse, facts: Pick<NewDisposal, 'mode'> & Partial<NewDisposal>): NewDisposal => ({
  buildingId: house.buildingId,
  reason: '长期空置',
  roomIds: [],
  toOrgId: facts.mode === 'reallocation' ? house.other : null,
  newKind: facts.mode === 'conversion' ? 'service' : null,
  counterpart: facts.mode === 'exchange' ? '示范公司' : null,
  appraisedYuan: '500000',
  papers: disposalPapers(facts.mode),
  ...facts,
});

export async function sendDisposal(house: AskingHouse, facts: Pick<NewDisposal, 'mode'> & Partial<NewDisposal>): Promise<string> {
  const { id: disposalId } = await done(house.officer, createDisposal, disposing(house, facts));
  await done(house.officer, submitDisposal, { disposalId });
  return disposalId;
}

export async function approvedDisposal(
  app: TestApp,
  house: AskingHouse,
  facts: Pick<NewDisposal, 'mode'> & Partial<NewDisposal>,
): Promise<string> {
  const disposalId = await sendDisposal(house, facts);
  await endFlow(app, disposalApproval, disposalId, 'approved');
  return disposalId;
}

/** Ends the flow of a record as its last step would, in one transaction with the room's own part. */
export async function endFlow(app: TestApp, subject: ApprovalSubject, subjectId: string, outcome: Outcome): Promise<void> {
  await app.asSystem(async (ctx) => {
    const flow = await lockFlowOf(ctx, subject.kind, subjectId);
    if (!flow) throw new Error('no flow under way');
    await conclude(ctx, subject, flow, outcome, '示范意见');
  });
}
/** Approves a project or a disposal. */
export const endProject = (app: TestApp, projectId: string): Promise<void> => endFlow(app, projectApproval, projectId, 'approved');
export const endDisposal = (app: TestApp, disposalId: string): Promise<void> => endFlow(app, disposalApproval, disposalId, 'approved');
/** Papers that a mode of disposal asks for. */
export const disposalPapers = (mode: keyof typeof modeRules) =>
  modeRules[mode].documents.map((category) => ({ category, title: '示范材料' }));
