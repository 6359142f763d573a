import { type Day, daysBetween } from '#shared/time.ts';
import { Decimal } from '#shared/units.ts';
import type { RentLine } from './rent-schedule.ts';

/** How a period of rent stands. Label: `enum.office-space.rent_state.<code>`. */
export const rentStates = ['paid', 'part', 'overdue', 'open'] as const;
export type RentState = (typeof rentStates)[number];

export interface SettledLine extends RentLine {
  /** Yuan received for this period; what came in is counted to the oldest period first. */
  readonly paidYuan: string;
  readonly openYuan: string;
  readonly state: RentState;
  readonly daysLate: number;
}

export interface RentAccount {
  readonly lines: readonly SettledLine[];
  /** The whole schedule. */
  readonly scheduledYuan: string;
  /** Owed up to and including the day. */
  readonly dueYuan: string;
  readonly receivedYuan: string;
  readonly paidInYuan: string;
  /** Received and not yet paid into the treasury. */
  readonly toPayInYuan: string;
  readonly arrearsYuan: string;
  /** The oldest day on which something owed was not received; null without arrears. */
  readonly inArrearsSince: Day | null;
}

export interface RentMoney {
  readonly amountYuan: string;
  /** Paid into the treasury. */
  readonly paidIn: boolean;
}

const sumOf = (amounts: readonly { readonly amountYuan: string }[]): Decimal =>
  amounts.reduce((sum, { amountYuan }) => sum.plus(amountYuan), new Decimal(0));

/** Sets what was received against the schedule, the oldest period first, and says what is late on the day. */
export function settleRent(schedule: readonly RentLine[], receipts: readonly RentMoney[], on: Day): RentAccount {
  const received = sumOf(receipts);
  const paidIn = sumOf(receipts.filter((r) => r.paidIn));
  let left = received;
  const lines = schedule.map((line): SettledLine => {
    const amount = new Decimal(line.amountYuan);
    const paid = Decimal.min(left, amount);
    left = left.minus(paid);
    const open = amount.minus(paid);
    const late = open.isZero() ? 0 : Math.max(0, daysBetween(line.dueOn, on));
    const state = open.isZero() ? 'paid' : late > 0 ? 'overdue' : paid.isZero() ? 'open' : 'part';
    return { ...line, paidYuan: paid.toFixed(2), openYuan: open.toFixed(2), state, daysLate: late };
  });
  const late = lines.filter((line) => line.state === 'overdue');
  return {
    lines,
    scheduledYuan: sumOf(schedule).toFixed(2),
    dueYuan: sumOf(schedule.filter((line) => line.dueOn <= on)).toFixed(2),
    receivedYuan: received.toFixed(2),
    paidInYuan: paidIn.toFixed(2),
    toPayInYuan: received.minus(paidIn).toFixed(2),
    arrearsYuan: late.reduce((sum, line) => sum.plus(line.openYuan), new Decimal(0)).toFixed(2),
    inArrearsSince: late[0]?.dueOn ?? null,
  };
}
