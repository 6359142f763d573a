import { z } from 'zod';

/** Whole numbers in a list, written with commas: `3,12`. */
const monthList = z
  .string()
  .regex(/^\d{1,2}(,\d{1,2}){0,5}$/)
  .refine((text) => text.split(',').every((n) => Number(n) >= 1 && Number(n) <= 60), { error: 'invalid_format' });

const days = (fallback: number) => z.int().min(0).max(365).default(fallback);
const points = (fallback: number) => z.int().min(0).max(100).default(fallback);

/** How a limit is counted: every day, or working days only. */
export const dayCounts = ['calendar', 'working'] as const;

/**
 * Values that no text of the rules fixes (SU-7, SU-9, T4): defaults of the product, to be decided by the supervising body with a day and a document.
 * `caseSettings.parse({})` gives the defaults.
 */
export const caseSettings = z.strictObject({
  /** Days from the notice to the accepted submission. Class A is handed over and has no limit of rectification but the one of B. */
  limitDaysB: days(15),
  limitDaysC: days(30),
  limitDaysD: days(5),
  limitCount: z.enum(dayCounts).default('calendar'),
  /** Working days from the notice in which the unit may object. */
  objectionWorkdays: days(5),
  /** Longest extension in days beyond the first limit. */
  extensionDays: days(15),
  /** An overdue case goes up one level each so many days. */
  escalationDays: z.int().min(1).max(365).default(5),
  /** The light turns yellow when so many working days or fewer are left. */
  yellowWorkdays: days(3),
  /** The same object and line within so many months after closing is a repetition. */
  repeatMonths: z.int().min(1).max(60).default(12),
  /** Months after closing at which a serious finding is looked at again. */
  lookBackMonths: monthList.default('3,12'),
  scoreStart: points(100),
  deductA: points(20),
  deductB: points(8),
  deductC: points(3),
  deductD: points(1),
  repeatFactor: z.int().min(1).max(10).default(2),
  /** First characters of a letter's number: 督整〔2026〕1号. */
  letterPrefix: z.string().trim().min(1).max(20).default('督整'),
});
export type CaseSettings = z.output<typeof caseSettings>;
export type CaseSettingKey = keyof CaseSettings;

export const defaultCaseSettings: CaseSettings = caseSettings.parse({});
