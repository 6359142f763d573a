import { addDays, addMonths, type Day, daysBetween } from '#shared/time.ts';
import { type Refused, refused, type Verdict } from './refusals.ts';

/** Civil Code Art. 705: a lease runs for twenty years at most. */
const LONGEST_TERM_MONTHS = 240;

/** OS-18, OS-25: letting and lending belong to the administration; a unit is refused with the clause. */
export function mayHandOut(actor: 'administration' | 'using-unit'): Verdict<object> {
  if (actor === 'administration') return { ok: true };
  return refused('office-space.unit_may_not_let', 'regulation-2012.no-letting', { actual: actor });
}

/** Refuses a term of more than twenty years. */
export function checkTerm(from: Day, to: Day): Verdict<object> {
  const last = addDays(addMonths(from, LONGEST_TERM_MONTHS), -1);
  return to <= last
    ? { ok: true }
    : refused('office-space.lease_term_too_long', 'civil-code.lease-term', { limit: last, actual: to, path: 'to' });
}

/** What is known of an area before it goes out. */
export interface HandingOut {
  readonly direction: 'let' | 'lent';
  readonly from: Day;
  readonly to: Day;
  readonly rentYuan: string | null;
  /** The public exchange's notice or deal (公共资源交易). */
  readonly exchangeDocument: string | null;
}

/** OS-25: an area is let through a public exchange, and lent without rent; both for a term. What still misses or contradicts, all of it. */
export function handingOutFindings(plan: HandingOut, step: 'application' | 'contract'): readonly Refused[] {
  const findings: Refused[] = [];
  const term = checkTerm(plan.from, plan.to);
  if (!term.ok) findings.push(term);
  if (plan.direction === 'lent' && plan.rentYuan !== null)
    findings.push(refused('office-space.lent_without_rent', 'measures-2017.disposal', { actual: plan.rentYuan, path: 'rentYuan' }));
  if (plan.direction === 'let' && step === 'contract' && !plan.exchangeDocument?.trim())
    findings.push(refused('office-space.exchange_missing', 'measures-2017.disposal', { path: 'exchangeDocument' }));
  return findings;
}

/** What is known of an area before a contract to rent it is signed. */
export interface RentingIn {
  readonly approvalNo: string | null;
  readonly budgetDocument: string | null;
  readonly marketDocument: string | null;
  readonly to: Day | null;
}

/** OS-22: renting needs the government's approval, the budget that finance has checked, a comparison with the market, and an end. */
export function rentingFindings(plan: RentingIn): readonly Refused[] {
  const clause = 'regulation-2012.renting';
  const findings: Refused[] = [];
  if (!plan.approvalNo?.trim()) findings.push(refused('office-space.rent_approval_missing', clause, { path: 'approvalNo' }));
  if (!plan.budgetDocument?.trim()) findings.push(refused('office-space.rent_budget_missing', clause, { path: 'budgetDocument' }));
  if (!plan.marketDocument?.trim()) findings.push(refused('office-space.rent_comparison_missing', clause, { path: 'marketDocument' }));
  if (plan.to === null) findings.push(refused('office-space.rent_end_missing', clause, { path: 'to' }));
  return findings;
}

/** Where a letting stands on a day. Label: `enum.office-space.term_state.<code>`. */
export const termStates = ['future', 'running', 'ending', 'expired', 'ended'] as const;
export type TermState = (typeof termStates)[number];

/** `ending` within the longest reminder, `expired` when the term is over and nobody has handed it back. */
export function termStateOf(letting: { from: Day; to: Day | null; closedOn: Day | null }, on: Day, endingDays: number): TermState {
  if (letting.closedOn !== null && letting.closedOn < on) return 'ended';
  if (letting.from > on) return 'future';
  if (letting.to === null) return 'running';
  if (letting.to < on) return 'expired';
  return daysBetween(on, letting.to) <= endingDays ? 'ending' : 'running';
}

/** The days of a setting like `90,30,7`, the longest first. */
export const reminderSteps = (text: string): readonly number[] => [...new Set(text.split(',').map(Number))].sort((a, b) => b - a);

/** The reminder that is due so many days before an end: the shortest step that has been reached; null before the first and after the end. */
export function reminderDue(steps: readonly number[], daysLeft: number): number | null {
  if (daysLeft < 0) return null;
  return steps.filter((step) => daysLeft <= step).at(-1) ?? null;
}
