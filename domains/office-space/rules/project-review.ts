import { type Day, daysBetween } from '#shared/time.ts';
import { Decimal, fixed } from '#shared/units.ts';
import type { ClauseId } from './clauses.ts';
import type { Component, LuxuryFeature, ProjectDocument, ProjectKind, RepairPurpose } from './project-kinds.ts';
import { addsArea, onBuilding, requiredDocuments } from './project-kinds.ts';
import { type WorksVerdict, worksRefused } from './works-refusals.ts';

/** The standard of a component from a day on (OS-29): yuan per unit, service life in years. */
export interface StandardCost {
  readonly component: Component;
  readonly validFrom: Day;
  readonly priceYuan: string;
  readonly serviceYears: number;
}

/** One line of an estimate. `lastRenewedOn` is null when nobody knows; then the age of the building stands in for it. */
export interface EstimateLine {
  readonly component: Component;
  readonly quantity: string;
  readonly unitPriceYuan: string;
  readonly lastRenewedOn: Day | null;
}

/** What an estimate line is found to be. Label: `enum.office-space.review_finding.<code>`. */
export const reviewFindings = ['within', 'over-standard', 'luxury', 'before-service-life', 'no-standard', 'age-unknown'] as const;
export type ReviewFinding = (typeof reviewFindings)[number];

export interface LineReview {
  readonly findings: readonly ReviewFinding[];
  readonly amountYuan: string;
  /** Standard price in force; null where none is decided. */
  readonly standardYuan: string | null;
  /** What the line costs above the standard; 0.00 when within. */
  readonly overYuan: string;
  readonly serviceYears: number | null;
  /** Full years since the last renewal; null when unknown. */
  readonly ageYears: number | null;
  readonly clause: ClauseId;
}

/** The standard in force on a day: the last decision for the component that is not later. */
export function standardOn(table: readonly StandardCost[], component: Component, on: Day): StandardCost | null {
  let best: StandardCost | null = null;
  for (const row of table)
    if (row.component === component && row.validFrom <= on && (best === null || row.validFrom > best.validFrom)) best = row;
  return best;
}

/** Full years between two days. */
export function fullYears(from: Day, to: Day): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return Math.max(0, to.slice(5) < from.slice(5) ? years - 1 : years);
}

/**
 * OS-28, OS-29: one line of an estimate against the standard of its component on the day of the application. A price above
 * `luxuryPercent` % of the standard is luxury fit-out; a renewal before the end of the service life needs the ground `danger`.
 */
export function reviewLine(
  line: EstimateLine,
  standard: StandardCost | null,
  asked: { readonly on: Day; readonly luxuryPercent: string; readonly purposes: readonly RepairPurpose[] },
): LineReview {
  const amount = new Decimal(line.quantity).times(line.unitPriceYuan);
  const ageYears = line.lastRenewedOn === null ? null : fullYears(line.lastRenewedOn, asked.on);
  const common = { amountYuan: fixed(amount), ageYears, clause: 'measures-2017.repair-standard' as const };
  if (standard === null) return { ...common, findings: ['no-standard'], standardYuan: null, overYuan: '0.00', serviceYears: null };
  const findings: ReviewFinding[] = [];
  const over = Decimal.max(0, new Decimal(line.unitPriceYuan).minus(standard.priceYuan)).times(line.quantity);
  if (new Decimal(line.unitPriceYuan).times(100).gt(new Decimal(standard.priceYuan).times(asked.luxuryPercent))) findings.push('luxury');
  else if (over.gt(0)) findings.push('over-standard');
  if (ageYears === null) findings.push('age-unknown');
  else if (ageYears < standard.serviceYears && !asked.purposes.includes('danger')) findings.push('before-service-life');
  return {
    ...common,
    findings: findings.length === 0 ? ['within'] : findings,
    standardYuan: fixed(standard.priceYuan),
    overYuan: fixed(over),
    serviceYears: standard.serviceYears,
  };
}

/** What an application says of itself. Areas in m². */
export interface Application {
  readonly kind: ProjectKind;
  readonly buildingId: string | null;
  readonly purposes: readonly RepairPurpose[];
  readonly luxuryFeatures: readonly LuxuryFeature[];
  readonly addedAreaSqm: string | null;
  readonly documents: readonly ProjectDocument[];
  readonly lines: readonly LineReview[];
  readonly components: readonly Component[];
}

/**
 * OS-23, OS-28: whether an application may be put forward at all. A repair that adds area is an extension, one with luxury features or
 * luxury prices is luxury fit-out: both in the guise of repair, refused with the clause. Refuses: `repair_extends`, `repair_luxury`,
 * `repair_purpose_missing`, `project_building_missing`, `project_area_missing`, `project_items_missing`, `project_documents_missing`.
 */
export function checkApplication(a: Application): WorksVerdict<object> {
  const added = new Decimal(a.addedAreaSqm ?? 0);
  if (a.kind === 'repair-alteration') {
    const guise = 'measures-2017.repair';
    if (added.gt(0))
      return worksRefused('office-space.repair_extends', guise, { limit: '0.00', actual: fixed(added), path: 'addedAreaSqm' });
    if (a.luxuryFeatures.length > 0)
      return worksRefused('office-space.repair_luxury', guise, { limit: '0', actual: a.luxuryFeatures.join(', '), path: 'luxuryFeatures' });
    const luxury = a.lines.findIndex((l) => l.findings.includes('luxury'));
    if (luxury >= 0)
      return worksRefused('office-space.repair_luxury', guise, {
        limit: a.lines[luxury]?.standardYuan ?? null,
        actual: a.components[luxury] ?? null,
        path: `items.${luxury}.unitPriceYuan`,
      });
    if (a.purposes.length === 0) return worksRefused('office-space.repair_purpose_missing', guise, { path: 'purposes' });
  }
  const approvals = 'changzhou.approvals';
  if (onBuilding.has(a.kind) && a.buildingId === null)
    return worksRefused('office-space.project_building_missing', approvals, { path: 'buildingId' });
  if (addsArea.has(a.kind) && !added.gt(0)) return worksRefused('office-space.project_area_missing', approvals, { path: 'addedAreaSqm' });
  if (a.lines.length === 0 && a.kind !== 'purchase' && a.kind !== 'exchange')
    return worksRefused('office-space.project_items_missing', approvals, { path: 'items' });
  const missing = missingDocuments(a.kind, a.purposes, a.documents);
  if (missing.length > 0)
    return worksRefused('office-space.project_documents_missing', approvals, {
      limit: missing.join(', '),
      path: 'documents',
      params: { first: missing[0] ?? null, count: missing.length },
    });
  return { ok: true };
}

/** Papers that an application of this kind still lacks, in the order of the list. */
export function missingDocuments(
  kind: ProjectKind,
  purposes: readonly RepairPurpose[],
  present: readonly ProjectDocument[],
): readonly ProjectDocument[] {
  const wanted = [
    ...requiredDocuments[kind],
    ...(kind === 'repair-alteration' && purposes.includes('danger') ? (['safety-appraisal'] as const) : []),
  ];
  return wanted.filter((document) => !present.includes(document));
}

/**
 * OS-4 for a project that brings area: what the unit has and gets against what is approved, basic building area in m². Null when nothing is
 * approved for the unit, so nothing can be said.
 */
export function areaAfter(
  hasSqm: string,
  addedSqm: string,
  approvedSqm: string | null,
): { afterSqm: string; approvedSqm: string; overSqm: string } | null {
  if (approvedSqm === null) return null;
  const after = new Decimal(hasSqm).plus(addedSqm);
  return { afterSqm: fixed(after), approvedSqm: fixed(approvedSqm), overSqm: fixed(Decimal.max(0, after.minus(approvedSqm))) };
}

/** How a line would be judged by another standard: what an adjustment changes. */
export interface AdjustmentEffect {
  readonly before: LineReview;
  readonly after: LineReview;
  /** Positive when more lies above the new standard than above the old. */
  readonly overChangeYuan: string;
}

/** OS-29: the same line by two standards; null when neither finding nor excess differ. */
export function effectOf(
  line: EstimateLine,
  standards: { readonly before: StandardCost | null; readonly after: StandardCost },
  asked: Parameters<typeof reviewLine>[2],
): AdjustmentEffect | null {
  const before = reviewLine(line, standards.before, asked);
  const after = reviewLine(line, standards.after, asked);
  if (before.overYuan === after.overYuan && before.findings.join() === after.findings.join()) return null;
  return { before, after, overChangeYuan: fixed(new Decimal(after.overYuan).minus(before.overYuan)) };
}

/** Days a milestone may lie ahead to be called near. */
const NEAR_DAYS = 7;

/** Label: `enum.office-space.milestone_light.<code>`. */
export const milestoneLights = ['done', 'done-late', 'ahead', 'near', 'overdue'] as const;
export type MilestoneLight = (typeof milestoneLights)[number];

/** The light of a milestone today: done in time or late, ahead, near (within 7 days), overdue. */
export function milestoneLight(plannedOn: Day, actualOn: Day | null, today: Day): MilestoneLight {
  if (actualOn !== null) return actualOn <= plannedOn ? 'done' : 'done-late';
  if (plannedOn < today) return 'overdue';
  return daysBetween(today, plannedOn) <= NEAR_DAYS ? 'near' : 'ahead';
}
