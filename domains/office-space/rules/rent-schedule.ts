import { addDays, addMonths, type Day, daysBetween } from '#shared/time.ts';
import { Decimal } from '#shared/units.ts';

/** What the price of a lease is told by. Label: `enum.office-space.rent_basis.<code>`. */
export const rentBases = ['sqm-day', 'sqm-month', 'sqm-year', 'month', 'year'] as const;
export type RentBasis = (typeof rentBases)[number];

/** How often rent is owed. Label: `enum.office-space.rent_period.<code>`. */
export const rentPeriods = ['monthly', 'quarterly', 'half-yearly', 'yearly'] as const;
export type RentPeriod = (typeof rentPeriods)[number];
/** Months of one period. */
export const monthsOfPeriod: Readonly<Record<RentPeriod, number>> = { monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12 };

/** The terms a schedule of rent follows from. Amounts in yuan, area in m². */
export interface RentTerms {
  readonly areaSqm: string;
  readonly rentYuan: string;
  readonly rentBasis: RentBasis;
  readonly from: Day;
  /** Last day. */
  readonly to: Day;
  readonly periodMonths: number;
  /** Days at the beginning for which nothing is owed. */
  readonly rentFreeDays: number;
  /** The price rises by this share after every `escalationMonths` months, upon what it was then. */
  readonly escalationPercent: string | null;
  readonly escalationMonths: number | null;
  /** Rent of a period is owed this many days after the period begins. */
  readonly dueDays: number;
}

/** One period of the schedule. */
export interface RentLine {
  readonly no: number;
  readonly from: Day;
  readonly to: Day;
  readonly dueOn: Day;
  /** Yuan with fen. */
  readonly amountYuan: string;
}

/** Thirds and twelfths run on; forty places leave every sum exact to the fen. */
const Exact = Decimal.clone({ precision: 40 });
type Exact = InstanceType<typeof Exact>;

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);
/** Days from the first to the last, both counted; none when they are reversed. */
const countDays = (first: Day, last: Day): number => Math.max(0, daysBetween(first, last) + 1);

/** Price of one whole month, and for a price per day that of one day. */
function priceOf({ rentBasis, rentYuan, areaSqm }: RentTerms): { perDay: Exact | null; perMonth: Exact } {
  const price = new Exact(rentYuan);
  const ofArea = price.times(areaSqm);
  switch (rentBasis) {
    case 'sqm-day':
      return { perDay: ofArea, perMonth: new Exact(0) };
    case 'sqm-month':
      return { perDay: null, perMonth: ofArea };
    case 'sqm-year':
      return { perDay: null, perMonth: ofArea.div(12) };
    case 'month':
      return { perDay: null, perMonth: price };
    case 'year':
      return { perDay: null, perMonth: price.div(12) };
  }
}

/** What one month of the lease costs: by its days that are neither free nor behind the end; of a month that is cut, in proportion to its days. */
function costOfMonth(terms: RentTerms, month: number): Exact {
  const first = addMonths(terms.from, month);
  const wholeLast = addDays(addMonths(terms.from, month + 1), -1);
  const paidFrom = later(first, addDays(terms.from, terms.rentFreeDays));
  const paid = countDays(paidFrom, earlier(wholeLast, terms.to));
  const { perDay, perMonth } = priceOf(terms);
  const base = perDay ? perDay.times(paid) : perMonth.times(paid).div(countDays(first, wholeLast));
  const { escalationPercent, escalationMonths } = terms;
  if (escalationPercent === null || escalationMonths === null) return base;
  const rate = new Exact(escalationPercent).div(100).plus(1);
  return base.times(rate.pow(Math.floor(month / escalationMonths)));
}

/**
 * The schedule of rent: one line per period, months counted from the first day (a lease from 31 January has months from 28 or 29 February and
 * from 31 March). Each line is the difference of two sums rounded to the fen, so that the lines add up to the whole rent rounded once.
 */
export function rentSchedule(terms: RentTerms): readonly RentLine[] {
  const lines: RentLine[] = [];
  let exact = new Exact(0);
  let told = new Exact(0);
  for (let month = 0; addMonths(terms.from, month) <= terms.to; ) {
    const from = addMonths(terms.from, month);
    for (let i = 0; i < terms.periodMonths && addMonths(terms.from, month) <= terms.to; i += 1, month += 1) {
      exact = exact.plus(costOfMonth(terms, month));
    }
    const sum = exact.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
    lines.push({
      no: lines.length + 1,
      from,
      to: earlier(addDays(addMonths(terms.from, month), -1), terms.to),
      dueOn: addDays(from, terms.dueDays),
      amountYuan: sum.minus(told).toFixed(2),
    });
    told = sum;
  }
  return lines;
}

/** The sum of a schedule, yuan. */
export const sumYuan = (lines: readonly { readonly amountYuan: string }[]): string =>
  lines.reduce((sum, line) => sum.plus(line.amountYuan), new Decimal(0)).toFixed(2);

/** The price per m² and month, for comparison and statistics; a month of a price per day is a twelfth of 365 days. Rounded to the fen. */
export function perSqmMonth(terms: Pick<RentTerms, 'rentBasis' | 'rentYuan' | 'areaSqm'>): string {
  const price = new Exact(terms.rentYuan);
  const per: Readonly<Record<RentBasis, () => Exact>> = {
    'sqm-day': () => price.times(365).div(12),
    'sqm-month': () => price,
    'sqm-year': () => price.div(12),
    month: () => price.div(terms.areaSqm),
    year: () => price.div(12).div(terms.areaSqm),
  };
  return per[terms.rentBasis]().toFixed(2, Decimal.ROUND_HALF_UP);
}
