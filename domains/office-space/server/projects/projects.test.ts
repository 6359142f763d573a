import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startTestApp, type TestApp } from '#testing/app.ts';
import type { AskingHouse } from '#testing/requests.ts';
import {
  approvedProject,
  bureau,
  decideRoof,
  done,
  draftProject,
  endFlow,
  makeWorksHouse,
  repair,
  sendProject,
  startedProject,
  today,
} from '#testing/works.ts';
import { getProject } from '../../contract/project-record.ts';
import {
  acceptProject,
  changeProjectAmount,
  inspectProject,
  mendInspection,
  putMilestones,
  settleProject,
  startProject,
} from '../../contract/project-works.ts';
import { changeProject, createProject, listProjects, reviewProject, submitProject, withdrawProject } from '../../contract/projects.ts';
import {
  cancelDailyRepair,
  decideStandardCost,
  effectsOfStandardCost,
  enterDailyRepair,
  listDailyRepairs,
  listStandardCosts,
} from '../../contract/standard-costs.ts';
import { projectChangeApproval } from './change-amount.ts';
import { projectApproval } from './project-approval.ts';

let app: TestApp;
let house: AskingHouse;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'));
  house = await makeWorksHouse(app);
  await decideRoof(app);
});
afterAll(() => app.close());

const codeOf = async (answer: Promise<{ problem: { code: string } }>): Promise<string> => (await answer).problem?.code;

describe('an application', () => {
  it('is reviewed while it is written, and nothing is stored', async () => {
    const dear = { component: 'roof', quantity: '10', unitPriceYuan: '250', lastRenewedOn: '2020-01-01' } as const;
    const { body } = await house.unitAdmin.call(reviewProject, repair(house, { items: [dear], papers: [] }));
    expect(body.items[0]).toMatchObject({ findings: ['over-standard', 'before-service-life'], overYuan: '500.00', standardYuan: '200.00' });
    expect(body).toMatchObject({ estimateYuan: '2500.00', missingDocuments: ['application', 'need-statement', 'estimate'] });
    expect(body.refusal?.code).toBe('office-space.project_documents_missing');
    expect((await house.unitAdmin.call(listProjects, {})).body.total).toBe(0);
  });

  it('is refused with its clause when a repair hides an extension or luxury', async () => {
    const extension = await draftProject(house, { addedAreaSqm: '30' });
    const refused = await house.unitAdmin.call(submitProject, { projectId: extension });
    expect(refused.problem).toMatchObject({
      status: 422,
      code: 'office-space.repair_extends',
      params: { clause: 'measures-2017.repair', actual: '30.00' },
      issues: [{ path: 'addedAreaSqm' }],
    });
    const luxury = await draftProject(house, { luxuryFeatures: ['crystal-lamps'] });
    expect(await codeOf(house.unitAdmin.call(submitProject, { projectId: luxury }))).toBe('office-space.repair_luxury');
    const built = await draftProject(house, { kind: 'new-building', addedAreaSqm: '800' });
    expect(await codeOf(house.unitAdmin.call(submitProject, { projectId: built }))).toBe('office-space.obtaining_order');
  });

  it('goes back and forth: returned, mended, put forward again under its number, approved', async () => {
    const projectId = await sendProject(house);
    const sent = await done(house.unitAdmin, getProject, { projectId });
    expect(sent).toMatchObject({ state: 'in-approval', estimateYuan: '20000.00', abilities: { change: false, withdraw: true } });
    expect(sent.number).toMatch(/^用房项〔\d{4}〕\d+号$/);
    const { orgId: _, ...facts } = repair(house, { name: '示范大楼屋面大修' });
    expect(await codeOf(house.unitAdmin.call(changeProject, { projectId, ...facts, version: sent.version }))).toBe(
      'office-space.project_not_draft',
    );
    await endFlow(app, projectApproval, projectId, 'returned');
    await done(house.unitAdmin, changeProject, { projectId, ...facts, version: sent.version });
    expect(await codeOf(house.unitAdmin.call(changeProject, { projectId, ...facts, version: sent.version }))).toBe('stale');
    expect((await done(house.unitAdmin, submitProject, { projectId })).number).toBe(sent.number);
    await endFlow(app, projectApproval, projectId, 'approved');
    expect(await done(house.officer, getProject, { projectId })).toMatchObject({
      state: 'approved',
      approvedYuan: '20000.00',
      name: '示范大楼屋面大修',
    });
  });

  it('can be withdrawn until it is decided, and is unseen by others', async () => {
    const projectId = await sendProject(house);
    const stranger = app.actor({ permissions: [...house.officer.actor.reach.keys()], scope: [house.other] });
    expect((await stranger.call(getProject, { projectId })).status).toBe(404);
    expect((await stranger.call(withdrawProject, { projectId, reason: '无' })).status).toBe(404);
    expect((await house.unitAdmin.call(startProject, { projectId, budgetYuan: '1', budgetDocument: 'x', startedOn: today() })).status).toBe(
      403,
    );
    await done(house.unitAdmin, withdrawProject, { projectId, reason: '改为日常维修' });
    expect(await codeOf(house.unitAdmin.call(withdrawProject, { projectId, reason: '再撤' }))).toBe('office-space.project_state');
    expect((await house.unitAdmin.call(createProject, repair({ ...house, unit: house.other }))).status).toBe(404);
  });
});

describe('works', () => {
  it('go from budget over inspection and change to acceptance and final account', async () => {
    const projectId = await approvedProject(app, house);
    const start = { projectId, budgetDocument: '示范财〔2026〕2号', startedOn: today() };
    expect(await codeOf(house.officer.call(startProject, { ...start, budgetYuan: '20000.01' }))).toBe('office-space.budget_over_approved');
    await done(house.officer, startProject, { ...start, budgetYuan: '20000' });
    await done(house.officer, putMilestones, { projectId, milestones: [{ step: 'completion', plannedOn: '2020-01-01' }] });
    expect((await done(house.officer, listProjects, { q: '屋面' })).items.find((p) => p.id === projectId)?.milestoneLight).toBe('overdue');

    const seen = { projectId, inspectedOn: today(), step: 'hidden-works', inspector: '示范监理', finding: '搭接不足' } as const;
    const inspection = await done(house.officer, inspectProject, { ...seen, result: 'mend' });
    const accept = { projectId, acceptedOn: today(), document: '示范验〔2026〕1号', members: '示范监理、示范单位' };
    expect(await codeOf(house.officer.call(acceptProject, accept))).toBe('office-space.inspection_open');
    await done(house.officer, mendInspection, { projectId, inspectionId: inspection.id, mendedOn: today(), note: '已返工' });

    const small = await done(house.officer, changeProjectAmount, { projectId, amountYuan: '2000', reason: '增加泛水' });
    expect(small).toMatchObject({ state: 'in-force', limitYuan: '2000.00' });
    const large = await done(house.officer, changeProjectAmount, { projectId, amountYuan: '0.01', reason: '增加一分' });
    expect(large).toMatchObject({ state: 'in-approval', totalYuan: '2000.01' });
    expect(await codeOf(house.officer.call(changeProjectAmount, { projectId, amountYuan: '1', reason: '又一次' }))).toBe(
      'office-space.change_pending',
    );
    expect(await codeOf(house.officer.call(acceptProject, accept))).toBe('office-space.change_pending');
    await endFlow(app, projectChangeApproval, large.id, 'denied');

    expect(await done(house.officer, acceptProject, accept)).toMatchObject({ renewed: 1 });
    const settle = { projectId, document: '示范审〔2026〕1号', settledOn: today() };
    const over = await house.officer.call(settleProject, { ...settle, finalYuan: '22000.01' });
    expect(over.problem).toMatchObject({ code: 'office-space.final_over_approved', params: { limit: '22000.00', over: '0.01' } });
    expect(await done(house.officer, settleProject, { ...settle, finalYuan: '21500' })).toMatchObject({
      allowedYuan: '22000.00',
      savedYuan: '500.00',
    });
    const whole = await done(house.unitAdmin, getProject, { projectId });
    expect(whole).toMatchObject({ state: 'settled', finalYuan: '21500.00', allowedYuan: '22000.00' });
    expect(whole.changes.map((c) => c.state)).toEqual(['in-force', 'denied']);

    const again = await house.unitAdmin.call(reviewProject, repair(house));
    expect(again.body.items[0]).toMatchObject({ findings: ['before-service-life'], ageYears: 0, lastRenewedOn: today() });
  });

  it('begin only when approved, and a change above the limit holds once approved', async () => {
    const waiting = await sendProject(house);
    const start = { projectId: waiting, budgetYuan: '1', budgetDocument: 'x', startedOn: today() };
    expect(await codeOf(house.officer.call(startProject, start))).toBe('office-space.project_state');
    const projectId = await startedProject(app, house);
    const { id } = await done(house.officer, changeProjectAmount, { projectId, amountYuan: '5000', reason: '基层损坏' });
    await endFlow(app, projectChangeApproval, id, 'approved');
    expect((await done(house.officer, getProject, { projectId })).allowedYuan).toBe('25000.00');
  });
});

describe('standard costs', () => {
  it('keep their history and tell what an adjustment would have changed', async () => {
    await sendProject(house, { items: [{ component: 'facade', quantity: '10', unitPriceYuan: '300', lastRenewedOn: '1990-01-01' }] });
    const officer = bureau(app);
    const decide = (validFrom: string, priceYuan: string) =>
      officer.call(decideStandardCost, { component: 'facade', validFrom, priceYuan, serviceYears: 20, document: `示范维〔${validFrom}〕` });
    const tried = await done(officer, effectsOfStandardCost, { component: 'facade', priceYuan: '280', serviceYears: 20 });
    expect(tried).toMatchObject({ lineCount: 1, overChangeYuan: '200.00' });
    expect(tried.items[0]).toMatchObject({ beforeFindings: ['no-standard'], afterFindings: ['over-standard'] });
    expect((await decide('2021-01-01', '280')).status).toBe(201);
    expect((await decide('2021-01-01', '290')).problem.code).toBe('office-space.standard_not_later');
    expect((await decide('2024-01-01', '310')).status).toBe(201);
    const facade = (await done(officer, listStandardCosts, {})).items.find((i) => i.component === 'facade');
    expect(facade).toMatchObject({ priceYuan: '310.00', validFrom: '2024-01-01', componentUnit: 'sqm' });
    expect(facade?.decisions.map((d) => d.priceYuan)).toEqual(['310.00', '280.00']);
    const effect = await done(officer, effectsOfStandardCost, { component: 'facade', validFrom: '2024-01-01' });
    expect(effect).toMatchObject({ total: 1, overChangeYuan: '-200.00' });
    expect(
      (
        await house.unitAdmin.call(decideStandardCost, {
          component: 'roof',
          validFrom: '2030-01-01',
          priceYuan: '1',
          serviceYears: 1,
          document: 'x',
        })
      ).status,
    ).toBe(403);
  });
});

describe('daily repairs', () => {
  it("are the unit's own register: entered, struck out, never lost", async () => {
    const entry = {
      orgId: house.unit,
      buildingId: house.buildingId,
      repairedOn: '2026-01-08',
      component: 'sanitary',
      description: '更换龙头',
      costYuan: '85.50',
      doneBy: '示范维修队',
    } as const;
    const { id: repairId } = await done(house.unitAdmin, enterDailyRepair, entry);
    expect((await house.unitAdmin.call(enterDailyRepair, { ...entry, orgId: house.other })).status).toBe(404);
    await done(house.unitAdmin, cancelDailyRepair, { repairId, reason: '重复登记' });
    const list = await done(house.unitAdmin, listDailyRepairs, { q: '龙头' });
    expect(list.items[0]).toMatchObject({ costYuan: '85.50', cancelledReason: '重复登记', abilities: { cancel: false } });
    expect((await house.unitAdmin.call(cancelDailyRepair, { repairId, reason: '再来' })).status).toBe(409);
  });
});
