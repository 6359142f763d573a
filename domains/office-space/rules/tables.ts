import type { Dated } from '#shared/dated.ts';
import type { Day } from '#shared/time.ts';
import type { ClauseId } from './clauses.ts';
import type { Level, Rank } from './ranks.ts';

/** The 2014 standard holds from the day it was issued (发改投资〔2014〕2674号). */
const STANDARD_2014: Day = '2014-11-24';

export type NationalLevel = Exclude<Level, 'T'>;
export type NationalRank = Exclude<Rank, `T${string}`>;

/** T1: usable office area per person, m². Township values are settings: the province sets them. */
export const personLimitTable: readonly Dated<Readonly<Record<NationalRank, string>>>[] = [
  {
    validFrom: STANDARD_2014,
    value: {
      C1: '54',
      C2: '42',
      C3: '24',
      C4: '18',
      C5: '12',
      C6: '9',
      P1: '54',
      P2: '42',
      P3: '30',
      P4: '24',
      P5: '18',
      P6: '12',
      P7: '9',
      M1: '42',
      M2: '30',
      M3: '24',
      M4: '18',
      M5: '9',
      K1: '30',
      K2: '24',
      K3: '18',
      K4: '12',
      K5: '9',
    },
  },
];

/**
 * One row of T2, m² of service rooms per establishment person. Up to `lowUpTo` persons `lowSqm`; from `highFrom` persons `highSqm`;
 * between them `(slopeFrom − x) ÷ slopeBy`, which meets both borders.
 */
export interface ServiceBand {
  readonly lowUpTo: number;
  readonly lowSqm: string;
  readonly slopeFrom: number;
  readonly slopeBy: number;
  readonly highFrom: number;
  readonly highSqm: string;
  readonly clause: ClauseId;
}

const centralAndProvince: ServiceBand = {
  lowUpTo: 200,
  lowSqm: '9',
  slopeFrom: 1100,
  slopeBy: 100,
  highFrom: 400,
  highSqm: '7',
  clause: 'standard-2014.service-central-province',
};

/** T2. */
export const serviceTable: readonly Dated<Readonly<Record<NationalLevel, ServiceBand>>>[] = [
  {
    validFrom: STANDARD_2014,
    value: {
      C: centralAndProvince,
      P: centralAndProvince,
      M: {
        lowUpTo: 200,
        lowSqm: '8',
        slopeFrom: 1000,
        slopeBy: 100,
        highFrom: 400,
        highSqm: '6',
        clause: 'standard-2014.service-city',
      },
      K: {
        lowUpTo: 100,
        lowSqm: '8',
        slopeFrom: 500,
        slopeBy: 50,
        highFrom: 200,
        highSqm: '6',
        clause: 'standard-2014.service-county',
      },
    },
  },
];

/** Storeys of the building, which decide K. Label: `enum.office-space.building_form.<code>`. */
export const buildingForms = ['multi-storey', 'high-rise'] as const;
export type BuildingForm = (typeof buildingForms)[number];

/** Shares: equipment rooms of office and service area (OS-6), and K, the least usable ÷ building area (OS-7). */
export const shareTable: readonly Dated<{ readonly equipment: string; readonly usableRatio: Readonly<Record<BuildingForm, string>> }>[] = [
  { validFrom: STANDARD_2014, value: { equipment: '0.09', usableRatio: { 'multi-storey': '0.65', 'high-rise': '0.60' } } },
];

/** A quantity with a lower value for each piece above `upTo`: `first` m² each up to there, `beyond` m² each after that. */
export interface SteppedRate {
  readonly first: string;
  readonly upTo: number;
  readonly beyond: string;
}

/** T3: ancillary rooms, m² of building area. Civil defence follows rules of its own and has no value here. */
export const ancillaryTable: readonly Dated<{
  readonly canteen: SteppedRate;
  readonly garage: SteppedRate;
  readonly bicycleShed: string;
  readonly eBikeShed: string;
  readonly guardRooms: string;
  /** Percent of the site, at least (should). */
  readonly greenAreaPercent: string;
}>[] = [
  {
    validFrom: STANDARD_2014,
    value: {
      canteen: { first: '3.7', upTo: 100, beyond: '2.6' },
      garage: { first: '40', upTo: 200, beyond: '38' },
      bicycleShed: '1.8',
      eBikeShed: '2.5',
      guardRooms: '25',
      greenAreaPercent: '30',
    },
  },
];

/** The largest toilet inside an office, m² (OS-9). */
export const toiletTable: readonly Dated<string>[] = [{ validFrom: STANDARD_2014, value: '6' }];

/**
 * T6: limits per person of the 1999 standard, m², by today's rank codes. Only for telling old data: nothing is ever computed from it.
 * The old table has one value for a bureau's (section's) head and deputy.
 */
export const obsoleteLimits = {
  M1: '32',
  M2: '18',
  M3: '12',
  M4: '12',
  M5: '6',
  K1: '20',
  K2: '12',
  K3: '9',
  K4: '9',
  K5: '6',
} as const satisfies Partial<Record<Rank, string>>;
export type ObsoleteRank = keyof typeof obsoleteLimits;
