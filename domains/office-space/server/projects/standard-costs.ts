import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type {
  decideStandardCost as decideRoute,
  effectsOfStandardCost as effectsRoute,
  listStandardCosts as listRoute,
} from '../../contract/standard-costs.ts';
import { components, componentUnits, type RepairPurpose } from '../../rules/project-kinds.ts';
import { type EstimateLine, effectOf, type StandardCost, standardOn } from '../../rules/project-review.ts';
import { settingsInForce } from '../settings-in-force.query.ts';
import { standardCosts } from './standards.query.ts';

/** Every component with the standard of today and every adjustment (OS-29). */
export async function listStandardCosts(ctx: Ctx, _input: RouteInput<typeof listRoute>): Promise<RouteAnswer<typeof listRoute>> {
  const all = await standardCosts(ctx);
  const items = components.map((component) => {
    const decisions = all.filter((d) => d.component === component);
    const now = decisions.find((d) => d.validFrom <= ctx.today);
    return {
      component,
      componentUnit: componentUnits[component],
      priceYuan: now?.priceYuan ?? null,
      serviceYears: now?.serviceYears ?? null,
      validFrom: now?.validFrom ?? null,
      document: now?.document ?? null,
      decisions,
    };
  });
  return { items, total: items.length, abilities: { decide: ctx.can('office-space.standard-cost.manage') } };
}

/** Adjusts a standard from a day on. Earlier decisions stay as they were, so that a past review can be told again. */
export async function decideStandardCost(ctx: Ctx, input: RouteInput<typeof decideRoute>): Promise<RouteAnswer<typeof decideRoute>> {
  const { component, validFrom, priceYuan, serviceYears, document } = input;
  const before = (await standardCosts(ctx)).find((d) => d.component === component);
  if (before && before.validFrom >= validFrom) refuse('office-space.standard_not_later', { validFrom, last: before.validFrom });
  await ctx.db
    .insertInto('office_space.standard_cost')
    .values({
      component,
      valid_from: validFrom,
      price_yuan: priceYuan,
      service_years: serviceYears,
      document,
      decided_by: ctx.actor.displayName,
      decided_at: ctx.now.toISOString(),
    })
    .execute();
  ctx.audit({
    action: 'office-space.standard-cost.decided',
    subject: { kind: 'standard-cost', id: component, orgId: null },
    before: before && { priceYuan: before.priceYuan, serviceYears: before.serviceYears, validFrom: before.validFrom },
    after: { priceYuan, serviceYears, validFrom, document },
  });
  return { component, validFrom };
}

type PastLine = EstimateLine & {
  projectId: string;
  projectNumber: string | null;
  projectName: string;
  orgName: string;
  appliedOn: string;
  purposes: RepairPurpose[];
};

const pastLines = async (ctx: Ctx, component: string): Promise<PastLine[]> =>
  (
    await ctx.client.query<PastLine>(
      `select p.id as "projectId", p.number as "projectNumber", p.name as "projectName", u.name as "orgName", p.submitted_on as "appliedOn", p.purposes, i.component, i.quantity,
         i.unit_price_yuan as "unitPriceYuan",
         coalesce((select max(r.renewed_on) from office_space.component_renewal r where r.building_id = p.building_id and r.component = i.component and r.renewed_on < p.submitted_on),
           i.last_renewed_on, make_date(b.built_year, 12, 31)) as "lastRenewedOn"
       from office_space.project p join office_space.project_item i on i.project_id = p.id join org.unit u on u.id = p.org_id
         left join places.building b on b.id = p.building_id
       where i.component = $1 and p.submitted_on is not null order by p.submitted_on desc, p.id`,
      [component],
    )
  ).rows;

/** What an adjustment changes in the lines of past projects: a decision against the one before it, or values being thought of against today's. */
export async function effectsOfStandardCost(ctx: Ctx, input: RouteInput<typeof effectsRoute>): Promise<RouteAnswer<typeof effectsRoute>> {
  const { component, validFrom, priceYuan, serviceYears } = input;
  const decisions = (await standardCosts(ctx)).filter((d) => d.component === component);
  const made = decisions.find((d) => d.validFrom === validFrom);
  const before: StandardCost | null = made
    ? (decisions.find((d) => d.validFrom < made.validFrom) ?? null)
    : standardOn(decisions, component, ctx.today);
  const after: StandardCost | null =
    made ??
    (priceYuan === undefined && serviceYears === undefined
      ? null
      : {
          component,
          validFrom: ctx.today,
          priceYuan: priceYuan ?? before?.priceYuan ?? '0.01',
          serviceYears: serviceYears ?? before?.serviceYears ?? 1,
        });
  const lines = await pastLines(ctx, component);
  const { repairLuxuryPercent: luxuryPercent } = await settingsInForce(ctx, ctx.today);
  const items = lines.flatMap((line) => {
    const effect = after && effectOf(line, { before, after }, { on: line.appliedOn, luxuryPercent, purposes: line.purposes });
    if (!effect) return [];
    const { projectId, projectNumber, projectName, orgName, appliedOn, quantity, unitPriceYuan } = line;
    return {
      ...{ projectId, projectNumber, projectName, orgName, appliedOn, quantity, unitPriceYuan },
      beforeFindings: [...effect.before.findings],
      afterFindings: [...effect.after.findings],
      beforeOverYuan: effect.before.overYuan,
      afterOverYuan: effect.after.overYuan,
      overChangeYuan: effect.overChangeYuan,
    };
  });
  const sum = items.reduce((all, i) => all.plus(i.overChangeYuan), new Decimal(0));
  return { items, total: items.length, lineCount: lines.length, overChangeYuan: fixed(sum) };
}
