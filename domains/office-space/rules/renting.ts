import { Decimal, fixed } from '#shared/units.ts';
import { refused, type Verdict } from './refusals.ts';

/** Rent is agreed per day or per month. Label: `enum.office-space.rent_per.<code>`. */
export const rentPeriods = ['day', 'month'] as const;
export type RentPeriod = (typeof rentPeriods)[number];

/** Rent in yuan per m² and month; a day's rent counts for 365 ÷ 12 days. */
export const monthlyRent = (rentYuan: string, per: RentPeriod): string =>
  fixed(per === 'month' ? new Decimal(rentYuan) : new Decimal(rentYuan).times(365).div(12));

/** Mean of comparable rents, yuan per m² and month. */
export const marketMean = (rents: readonly string[]): string =>
  fixed(rents.reduce((sum, rent) => sum.plus(rent), new Decimal(0)).div(Math.max(1, rents.length)));

export interface RentTerms {
  /** Whether the unit already sits in the premises. */
  readonly priorOccupation: boolean;
  readonly areaSqm: string;
  readonly wantedSqm: string;
}

/**
 * OS-22: nobody moves in before renting is approved, and no more is rented than the approved need. Refuses with
 * `office-space.prior_occupation` or `office-space.rent_over_need`.
 */
export function checkRentTerms({ priorOccupation, areaSqm, wantedSqm }: RentTerms): Verdict<object> {
  if (priorOccupation) return refused('office-space.prior_occupation', 'regulation-2012.renting', { path: 'priorOccupation' });
  if (new Decimal(areaSqm).gt(wantedSqm)) {
    return refused('office-space.rent_over_need', 'regulation-2012.renting', { limit: wantedSqm, actual: areaSqm, path: 'areaSqm' });
  }
  return { ok: true };
}
