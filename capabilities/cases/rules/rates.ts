import { Decimal, fixed } from '#shared/units.ts';

/** Counts of founded findings that had a limit. */
export interface Counts {
  readonly due: number;
  readonly closed: number;
  readonly onTime: number;
  readonly founded: number;
  readonly repeated: number;
}

export interface Rates {
  /** closed ÷ due, closed in time ÷ due, repeated ÷ founded, in percent with two places; null without any. */
  readonly closureRate: string | null;
  readonly onTimeRate: string | null;
  readonly repeatRate: string | null;
}

const percent = (part: number, whole: number): string | null => (whole === 0 ? null : fixed(new Decimal(part).times(100).div(whole)));

/** SU-15. */
export const ratesOf = (c: Counts): Rates => ({
  closureRate: percent(c.closed, c.due),
  onTimeRate: percent(c.onTime, c.due),
  repeatRate: percent(c.repeated, c.founded),
});
