import type { Ctx } from '#kernel/context.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { Refused } from '#shared/verdict.ts';
import type { ProjectReview, ruledOut } from '../../contract/projects.ts';
import { checkObtaining } from '../../rules/obtaining.ts';
import type { Component, LuxuryFeature, ProjectDocument, ProjectKind, RepairPurpose } from '../../rules/project-kinds.ts';
import { addsArea, rungOf } from '../../rules/project-kinds.ts';
import { areaAfter, checkApplication, missingDocuments, reviewLine, standardOn } from '../../rules/project-review.ts';
import { approvedAreaOf } from '../approved-areas.query.ts';
import { settingsInForce } from '../settings-in-force.query.ts';
import { standardCosts } from './standards.query.ts';

export interface AppliedItem {
  readonly component: Component;
  readonly description: string;
  readonly quantity: string;
  readonly unitPriceYuan: string;
  readonly lastRenewedOn?: string | null | undefined;
}

/** An application as it is judged, whether it is stored or still being written. */
export interface AppliedProject {
  readonly orgId: string;
  readonly kind: ProjectKind;
  readonly buildingId: string | null;
  readonly purposes: readonly RepairPurpose[];
  readonly luxuryFeatures: readonly LuxuryFeature[];
  readonly addedAreaSqm: string | null;
  readonly notPossible: readonly (typeof ruledOut)['_output'][];
  readonly documents: readonly ProjectDocument[];
  readonly items: readonly AppliedItem[];
}

/** When each component of a building was last renewed; what nobody entered counts from the year the building was built. */
async function renewals(ctx: Ctx, buildingId: string | null): Promise<(component: Component) => string | null> {
  if (buildingId === null) return () => null;
  const { rows } = await ctx.client.query<{ component: string; on: string }>(
    'select component, max(renewed_on) as on from office_space.component_renewal where building_id = $1 group by component',
    [buildingId],
  );
  const building = await ctx.db.selectFrom('places.building').select('built_year').where('id', '=', buildingId).executeTakeFirst();
  const built = building?.built_year ? `${building.built_year}-12-31` : null;
  return (component) => rows.find((r) => r.component === component)?.on ?? built;
}

/** Building area of the unit's basic rooms, m². */
async function basicAreaOf(ctx: Ctx, orgId: string): Promise<string> {
  const { rows } = await ctx.client.query<{ area: string }>(
    `select coalesce(sum(building_area_sqm), 0)::numeric(14, 2) as area from places.room where org_id = $1 and kind in ('office', 'service', 'equipment')`,
    [orgId],
  );
  return rows[0]?.area ?? '0.00';
}

const orderOf = (p: AppliedProject, on: string): Refused | null => {
  const rung = rungOf[p.kind];
  const verdict = rung === null ? null : checkObtaining(rung, p.notPossible, on);
  return verdict === null || verdict.ok ? null : verdict;
};

/**
 * The rules on an application: each line against its standard, the whole, the order of obtaining, the approved area (OS-4, OS-21, OS-23,
 * OS-28, OS-29). `refused` is the first "no", with the field at fault.
 */
export async function judge(ctx: Ctx, p: AppliedProject): Promise<{ review: ProjectReview; refused: Refused | null }> {
  const on = ctx.today;
  const settings = await settingsInForce(ctx, on);
  const table = await standardCosts(ctx);
  const renewedOn = await renewals(ctx, p.buildingId);
  const asked = { on, luxuryPercent: settings.repairLuxuryPercent, purposes: p.purposes };
  const items = p.items.map((item) => {
    const line = { ...item, lastRenewedOn: renewedOn(item.component) ?? item.lastRenewedOn ?? null };
    const { findings, ...found } = reviewLine(line, standardOn(table, item.component, on), asked);
    return { ...line, unitPriceYuan: fixed(item.unitPriceYuan), ...found, findings: [...findings] };
  });
  const verdict = checkApplication({ ...p, lines: items, components: items.map((i) => i.component) });
  const refused = verdict.ok ? orderOf(p, on) : verdict;
  const approved = addsArea.has(p.kind) ? await approvedAreaOf(ctx, p.orgId, on) : undefined;
  const area = addsArea.has(p.kind)
    ? areaAfter(await basicAreaOf(ctx, p.orgId), p.addedAreaSqm ?? '0', approved?.basicBuildingSqm ?? null)
    : null;
  const review: ProjectReview = {
    items,
    estimateYuan: fixed(items.reduce((sum, i) => sum.plus(i.amountYuan), new Decimal(0))),
    overYuan: fixed(items.reduce((sum, i) => sum.plus(i.overYuan), new Decimal(0))),
    missingDocuments: [...missingDocuments(p.kind, p.purposes, p.documents)],
    refusal: refused && { code: refused.code, clause: refused.clause, limit: refused.limit, actual: refused.actual },
    area,
  };
  return { review, refused };
}
