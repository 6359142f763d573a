import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { booleanParam, listParam } from '#shared/page.ts';
import { day } from '#shared/time.ts';

/** The closed lists of units, people and divisions. Labels: `enum.org.<name>.<value>`. */

/** `unit_kind`: what a public body is; OS-1 counts all but institutions, villages and enterprises among the organs. `group` holds others together. */
export const unitKinds = [
  'administration',
  'party',
  'congress',
  'government',
  'consultative',
  'supervision',
  'court',
  'procuratorate',
  'mass-organisation',
  'civil-service-institution',
  'institution',
  'town',
  'village',
  'enterprise',
  'group',
] as const;
export const unitKind = z.enum(unitKinds);

/** `admin_level` */
export const adminLevels = ['city', 'district', 'town', 'village'] as const;
export const adminLevel = z.enum(adminLevels);
/** `limit_level`: C central, P province, M city, K county or district, T township (发改投资〔2014〕2674号). */
export const limitLevels = ['C', 'P', 'M', 'K', 'T'] as const;
export const limitLevel = z.enum(limitLevels);
export type LimitLevel = z.infer<typeof limitLevel>;
/** `unit_state` */
export const unitState = z.enum(['active', 'merged', 'abolished']);
/** `person_state`: transferred out of the units kept here; a move between them leaves the person serving. */
export const personState = z.enum(['serving', 'transferred', 'retired', 'left']);
/** `gender` */
export const gender = z.enum(['male', 'female']);
/** `post_end_reason` */
export const postEndReason = z.enum(['transfer', 'retirement', 'removal', 'left', 'change']);

/** Ranks by level, highest first; establishment, posts and office-area limits use them. `rank_code` */
export const ranksOf = {
  C: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'],
  P: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'],
  M: ['M1', 'M2', 'M3', 'M4', 'M5'],
  K: ['K1', 'K2', 'K3', 'K4', 'K5'],
  T: ['T1', 'T2', 'T3'],
} as const satisfies Record<LimitLevel, readonly string[]>;
export const rankCodes = [...ranksOf.C, ...ranksOf.P, ...ranksOf.M, ...ranksOf.K, ...ranksOf.T] as const;
export const rankCode = z.enum(rankCodes);
export type RankCode = z.infer<typeof rankCode>;

/** `division_level` */
export const divisionLevels = ['province', 'city', 'county', 'town', 'village'] as const;
export const divisionLevel = z.enum(divisionLevels);
export type DivisionLevel = z.infer<typeof divisionLevel>;
/** `division_kind`: what a division is called by law; `non-administrative` is what statistics list beside them: development zones, farms, prisons, parks. */
export const divisionKinds = [
  'province',
  'autonomous-region',
  'municipality',
  'special-region',
  'city',
  'prefecture',
  'autonomous-prefecture',
  'league',
  'district',
  'county-level-city',
  'county',
  'banner',
  'street',
  'town',
  'township',
  'community',
  'village',
  'non-administrative',
] as const;
export const divisionKind = z.enum(divisionKinds);
export type DivisionKind = z.infer<typeof divisionKind>;
/** Six digits to the county (GB/T 2260), nine for a town, twelve for a village (statistical codes). */
export const divisionCode = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/, { error: 'division_code' });

/** Filter by units; with `subtree` also those below. */
export const unitFilter = { orgId: listParam(id), subtree: booleanParam };
/** A fragment of what the list shows: name or number; also its syllables or their initials. */
export const fragment = z.string().trim().min(1).max(100).optional();
/** Why something was done, for the history and the audit log. */
export const reason = z.string().trim().min(2).max(500);
/** Number of the document it rests on. */
export const document = z.string().trim().min(1).max(200);

/** A past or present day on which a change took effect. Days to come are refused: what is planned is not yet so. */
export const effectiveOn = day;
