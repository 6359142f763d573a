import type { Ctx } from '#kernel/context.ts';
import type { RouteInput } from '#shared/route.ts';
import { addDays } from '#shared/time.ts';
import type { createProject as createRoute } from '../../contract/projects.ts';
import { type Component, requiredDocuments } from '../../rules/project-kinds.ts';
import { actingAs, daysAgo, type HomePlace, type Stage, yes } from '../works/demo-scene.ts';
import { changeProjectAmount } from './change-amount.ts';
import { enterDailyRepair } from './daily-repairs.ts';
import { projectApproval } from './project-approval.ts';
import { createProject } from './save-project.ts';
import { decideStandardCost } from './standard-costs.ts';
import { submitProject } from './submit-project.ts';
import { acceptProject, inspectProject, mendInspection, putMilestones, settleProject, startProject } from './works.ts';

const standards: readonly [Component, string, number][] = [
  ['roof', '180', 10],
  ['facade', '260', 15],
  ['windows-doors', '420', 20],
  ['walls-ceilings', '120', 8],
  ['floors', '160', 12],
  ['water-drainage', '95', 15],
  ['electrical', '150', 15],
  ['heating-cooling', '380', 12],
  ['lift', '260000', 15],
  ['fire-protection', '130', 12],
  ['sanitary', '9500', 10],
];

async function decideStandards(officer: Ctx): Promise<void> {
  for (const [component, priceYuan, serviceYears] of standards)
    await decideStandardCost(officer, { component, priceYuan, serviceYears, validFrom: '2021-01-01', document: '示范管财〔2020〕35号' });
  const adjusted = { validFrom: '2025-01-01', document: '示范管财〔2024〕52号' };
  await decideStandardCost(officer, { component: 'roof', priceYuan: '205', serviceYears: 10, ...adjusted });
  await decideStandardCost(officer, { component: 'heating-cooling', priceYuan: '350', serviceYears: 14, ...adjusted });
  await decideStandardCost(officer, { component: 'walls-ceilings', priceYuan: '135', serviceYears: 8, ...adjusted });
}

type Facts = RouteInput<typeof createRoute>;
type Line = readonly [component: Component, description: string, quantity: string, unitPriceYuan: string];

/** A repair of a unit's home; what is not told is usual. */
const repair = (home: HomePlace, name: string, lines: readonly Line[], facts: Partial<Facts> = {}): Facts => ({
  orgId: home.orgId,
  kind: 'repair-alteration',
  name: `${home.buildingName}${name}`,
  buildingId: home.buildingId,
  reason: '使用年限已到，影响正常办公，经现场查看确有必要。',
  purposes: ['function'],
  luxuryFeatures: [],
  notPossible: [],
  items: lines.map(([component, description, quantity, unitPriceYuan]) => ({
    component,
    description,
    quantity,
    unitPriceYuan,
    lastRenewedOn: '2008-05-01',
  })),
  papers: requiredDocuments[facts.kind ?? 'repair-alteration'].map((category) => ({
    category,
    title: `示范材料${category === 'estimate' ? '（概算书）' : ''}`,
  })),
  ...facts,
});

async function submitted(ctx: Ctx, facts: Facts): Promise<string> {
  const { id: projectId } = await createProject(ctx, facts);
  await submitProject(ctx, { projectId });
  return projectId;
}

/** Applied for, approved and begun so many days ago. Signers are those of today, so the flow is run today and its days are put back. */
async function begun(stage: Stage, applicant: Ctx, facts: Facts, budgetYuan: string, ago: number): Promise<string> {
  const projectId = await submitted(applicant, facts);
  await stage.demo.decide(applicant, projectApproval, projectId, yes);
  const officer = daysAgo(stage.officer, ago);
  await officer.client.query('update office_space.project set created_on = $2, submitted_on = $2, decided_on = $3 where id = $1', [
    projectId,
    addDays(officer.today, -30),
    addDays(officer.today, -10),
  ]);
  const budget = { budgetYuan, budgetDocument: '示范财预〔2026〕18号', contractor: '示范建筑工程公司', contractNo: '示范合〔2026〕7号' };
  await startProject(officer, { projectId, ...budget, startedOn: officer.today });
  return projectId;
}

/** A roof that was mended last year and settled, with what the site showed. */
async function lookBack(stage: Stage, applicant: Ctx, home: HomePlace): Promise<void> {
  const lines: Line[] = [
    ['roof', '屋面防水卷材重做', '860', '195'],
    ['sanitary', '顶层卫生间改造', '4', '9800'],
  ];
  const id = await begun(stage, applicant, repair(home, '屋面防水维修', lines), '205000', 400);
  const at = (days: number) => daysAgo(stage.officer, days);
  const seen = { projectId: id, inspector: '示范监理', step: 'hidden-works' } as const;
  const found = await inspectProject(at(380), {
    ...seen,
    inspectedOn: at(380).today,
    result: 'mend',
    finding: '女儿墙泛水高度不足 250 mm',
    papers: [],
  });
  await mendInspection(at(370), { projectId: id, inspectionId: found.id, mendedOn: at(370).today, note: '已加高并复查合格', papers: [] });
  await changeProjectAmount(at(365), {
    projectId: id,
    amountYuan: '8600',
    reason: '基层找平层空鼓，增加铲除重做',
    document: '示范变更〔2025〕1号',
  });
  const acceptance = { acceptedOn: at(340).today, document: '示范验〔2025〕4号', members: '示范管理局、示范监理、使用单位', note: '合格' };
  await acceptProject(at(340), { projectId: id, ...acceptance, papers: [] });
  await settleProject(at(300), { projectId: id, finalYuan: '211350.80', document: '示范审〔2025〕11号', settledOn: at(300).today });
}

/** Works that go on: a step overdue, a finding open, a change above the limit waiting. */
async function goOn(stage: Stage, applicant: Ctx, home: HomePlace): Promise<void> {
  const lines: Line[] = [
    ['facade', '外墙保温与涂料', '2400', '255'],
    ['windows-doors', '外窗更换', '520', '415'],
  ];
  const id = await begun(stage, applicant, repair(home, '外墙节能改造', lines, { purposes: ['energy', 'function'] }), '820000', 60);
  const { today } = stage.officer;
  const milestones = [
    { step: 'start', plannedOn: addDays(today, -60), actualOn: addDays(today, -60) },
    { step: 'main-works', plannedOn: addDays(today, -5) },
    { step: 'completion', plannedOn: addDays(today, 6) },
    { step: 'acceptance', plannedOn: addDays(today, 40) },
  ] as const;
  await putMilestones(stage.officer, { projectId: id, milestones: [...milestones] });
  const seen = { projectId: id, inspector: '示范监理', step: 'main-works' } as const;
  await inspectProject(daysAgo(stage.officer, 20), {
    ...seen,
    inspectedOn: addDays(today, -20),
    result: 'pass',
    finding: '保温板粘贴面积符合要求',
    papers: [],
  });
  await inspectProject(daysAgo(stage.officer, 3), {
    ...seen,
    inspectedOn: addDays(today, -3),
    result: 'mend',
    finding: '三层西侧窗框密封不严',
    papers: [],
  });
  await changeProjectAmount(stage.officer, {
    projectId: id,
    amountYuan: '96000',
    reason: '发现外墙空鼓，增加铲除与修补 400 ㎡',
    document: '示范变更〔2026〕3号',
  });
}

const repairs: readonly [Component, string, string, string][] = [
  ['sanitary', '更换水龙头与角阀', '185.50', '示范后勤班'],
  ['electrical', '更换走廊应急灯 6 盏', '540.00', '示范电工班'],
  ['windows-doors', '修复防火门闭门器', '260.00', '示范后勤班'],
  ['water-drainage', '疏通卫生间下水', '120.00', '示范维修队'],
  ['heating-cooling', '清洗风机盘管滤网 18 台', '900.00', '示范空调公司'],
  ['walls-ceilings', '修补会议室顶棚渗水痕迹', '430.00', '示范维修队'],
];

async function keepDailyRepairs(applicant: Ctx, homes: readonly HomePlace[]): Promise<void> {
  for (const [i, home] of homes.slice(0, 4).entries())
    for (const [n, [component, description, costYuan, doneBy]] of repairs.entries())
      await enterDailyRepair(applicant, {
        orgId: home.orgId,
        buildingId: home.buildingId,
        repairedOn: addDays(applicant.today, -(n * 17 + i * 5 + 2)),
        ...{ component, description, costYuan, doneBy },
      });
}

/** Projects in all states, standards with an adjustment, daily repairs. */
export async function demoProjects(ctx: Ctx, stage: Stage): Promise<void> {
  const { demo, officer, homes } = stage;
  await decideStandards(officer);
  const applicant = actingAs(ctx, demo.unitAdmin);
  const [first, second, third, fourth, fifth] = homes as [HomePlace, HomePlace, HomePlace, HomePlace, HomePlace];
  await lookBack(stage, applicant, first);
  await goOn(stage, applicant, first);
  await submitted(
    applicant,
    repair(first, '电梯更新', [['lift', '更换 1 号客梯', '1', '285000']], {
      purposes: ['danger'],
      papers: [...requiredDocuments['repair-alteration'], 'safety-appraisal' as const].map((category) => ({ category, title: '示范材料' })),
    }),
  );
  const waiting = await submitted(applicant, repair(second, '空调系统改造', [['heating-cooling', '多联机更换', '1800', '365']]));
  await demo.decide(applicant, projectApproval, waiting, yes.slice(0, 1));
  const returned = await submitted(applicant, repair(first, '会议室墙面翻新', [['walls-ceilings', '乳胶漆翻新', '640', '150']]));
  await demo.decide(applicant, projectApproval, returned, [{ as: 'returned', opinion: '单价高于现行标准，请复核后重报' }]);
  const denied = await submitted(applicant, repair(third, '地面更新', [['floors', '更换地砖', '900', '158']]));
  await demo.decide(applicant, projectApproval, denied, [...yes.slice(0, 1), { as: 'denied', opinion: '上次更新未满年限，暂缓' }]);
  const approved = await submitted(applicant, repair(fourth, '消防设施更新', [['fire-protection', '喷淋与报警更新', '1500', '128']]));
  await demo.decide(applicant, projectApproval, approved, yes);
  await createProject(
    applicant,
    repair(first, '大厅装修', [['walls-ceilings', '大厅墙面', '300', '980']], { luxuryFeatures: ['precious-stone'] }),
  );
  await createProject(
    applicant,
    repair(fifth, '附楼购置', [], { kind: 'purchase', buildingId: null, place: '示范路 18 号', addedAreaSqm: '1200' }),
  );
  await keepDailyRepairs(applicant, homes);
}
