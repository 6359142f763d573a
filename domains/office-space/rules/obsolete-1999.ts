import type { Day } from '#shared/time.ts';
import { Decimal, fixed } from '#shared/units.ts';
import { sqm } from './areas.ts';
import { approvedOfficeArea, type Establishment } from './limits.ts';
import type { Level, Rank } from './ranks.ts';
import { refused, type Verdict } from './refusals.ts';
import type { RuleBook } from './rule-book.ts';
import { defaultSettings, type OfficeSpaceSettings } from './settings.ts';
import { type ObsoleteRank, obsoleteLimits } from './tables.ts';

/** A limit per person as a dataset states it, m². */
export interface StatedLimit {
  readonly rank: Rank;
  readonly limitSqm: string;
  /** Where it stands: row, sheet, cell; repeated in the evidence. */
  readonly where: string;
}

/** One stated limit that is the value of 1999 and not the one in force. */
export interface ObsoleteEvidence extends StatedLimit {
  readonly obsoleteSqm: string;
  readonly currentSqm: string;
}

const isObsoleteRank = (rank: Rank): rank is ObsoleteRank => rank in obsoleteLimits;
const oldLimit = (rank: Rank): string | null => (isObsoleteRank(rank) ? obsoleteLimits[rank] : null);

/** OS-10: the stated limits that carry the values of 1999. No current value equals an old one of its rank, so each match is evidence. */
export function obsoleteEvidence(book: RuleBook, stated: readonly StatedLimit[]): readonly ObsoleteEvidence[] {
  return stated.flatMap((limit) => {
    const old = oldLimit(limit.rank);
    if (old === null || !new Decimal(limit.limitSqm).eq(old)) return [];
    return [{ ...limit, obsoleteSqm: fixed(old), currentSqm: sqm(book.limitsDm2[limit.rank]) }];
  });
}

/** Ordinary staff at 6 m² settle the matter alone; of other ranks one match may be a stricter local value, two are the old table. */
const isDecisive = (evidence: readonly ObsoleteEvidence[]): boolean =>
  evidence.some(({ rank }) => rank === 'M5' || rank === 'K5') || new Set(evidence.map(({ rank }) => rank)).size >= 2;

/**
 * OS-10: whether a dataset's limits are the obsolete ones of 1999. Refuses with `office-space.obsolete_1999`: limit = the value in force,
 * actual = the value found, of the first evidence. A single undecided match passes and is told as `suspects`.
 */
export function checkDatasetLimits(book: RuleBook, stated: readonly StatedLimit[]): Verdict<{ suspects: readonly ObsoleteEvidence[] }> {
  const evidence = obsoleteEvidence(book, stated);
  const [first] = evidence;
  if (!first || !isDecisive(evidence)) return { ok: true, suspects: evidence };
  return refused('office-space.obsolete_1999', 'standard-1999.limits', {
    limit: first.currentSqm,
    actual: fixed(first.limitSqm),
    path: first.where,
    params: { rank: first.rank, matches: evidence.length },
  });
}

/** Σ establishment × limit of 1999, m²; `null` when a rank has no old value. */
function obsoleteOfficeArea(establishment: Establishment): string | null {
  let total = new Decimal(0);
  for (const [rank, count] of Object.entries(establishment)) {
    if (!count) continue;
    const old = oldLimit(rank as Rank);
    if (old === null) return null;
    total = total.plus(new Decimal(old).times(count));
  }
  return fixed(total);
}

/**
 * OS-10 for one unit: an approved office area that equals the sum of the old limits of its establishment was computed with the values of
 * 1999. Refuses with `obsolete_1999` (limit = the area by the values in force), or with why the establishment cannot be taken.
 */
export function checkApprovedOffice(
  unit: { level: Level; establishment: Establishment; statedOfficeSqm: string },
  on: Day,
  settings: OfficeSpaceSettings = defaultSettings,
): Verdict<{ officeSqm: string; matches: boolean }> {
  const approved = approvedOfficeArea({ level: unit.level, establishment: unit.establishment, on, settings });
  if (!approved.ok) return approved;
  const stated = fixed(unit.statedOfficeSqm);
  const old = obsoleteOfficeArea(unit.establishment);
  if (stated !== approved.officeSqm && stated === old) {
    return refused('office-space.obsolete_1999', 'standard-1999.limits', { limit: approved.officeSqm, actual: stated, path: 'officeSqm' });
  }
  return { ok: true, officeSqm: approved.officeSqm, matches: stated === approved.officeSqm };
}
