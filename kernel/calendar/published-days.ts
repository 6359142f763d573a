import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Day } from '#shared/time.ts';

/** How a day stands. `makeup` is a weekend day worked, `in-lieu` a weekday given off in exchange for one. */
export const dayKinds = ['workday', 'weekend', 'holiday', 'makeup', 'in-lieu'] as const;
export type DayKind = (typeof dayKinds)[number];

export interface NamedDay {
  kind: DayKind;
  /** The holiday it belongs to. */
  name: { zh: string; en: string };
}

/** The source writes `Spring Festival,春节,4`: English name, Chinese name, statutory days. */
function named(kind: DayKind, days: Record<string, string>): [Day, NamedDay][] {
  return Object.entries(days).map(([day, text]) => {
    const [en = '', zh = ''] = text.split(',');
    return [day, { kind, name: { zh, en } }];
  });
}

/**
 * The days the State Council's yearly notices name. Days in lieu come last, because the source lists them among the holidays too.
 */
export const publishedDays: ReadonlyMap<Day, NamedDay> = new Map([
  ...named('holiday', data.holidays),
  ...named('makeup', data.workdays),
  ...named('in-lieu', data.inLieuDays),
]);

const years = [...publishedDays.keys()].map((day) => Number(day.slice(0, 4)));
/** First and last year with a published notice; outside them only weekends are known. */
export const publishedYears = { first: Math.min(...years), last: Math.max(...years) } as const;
