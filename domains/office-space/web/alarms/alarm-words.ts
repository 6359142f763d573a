import type { Words } from '#ui/i18n/use-words.ts';
import type { Alarm } from '../../contract/verdicts.ts';

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const many = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
const MOST_OFFICES = '2';

/** What was found, in one sentence. Facts are as the check stored them; an unknown code says nothing rather than something wrong. */
export function factsOf(alarm: Pick<Alarm, 'code' | 'facts' | 'dueOn'>, words: Words): string {
  const { code, facts } = alarm;
  switch (code) {
    case 'A1':
      return words.t('page.office-space.fact.A1', {
        actual: text(facts.actualSqm),
        limit: text(facts.limitSqm),
        over: text(facts.overSqm),
        percent: text(facts.overPercent),
      });
    case 'A2':
      return words.error(text(facts.reason), { limit: alarm.dueOn ?? MOST_OFFICES, actual: String(many(facts.roomIds).length + 1) });
    case 'A3':
      return words.t('page.office-space.fact.A3', { on: text(facts.procedureOn), count: many(facts.roomIds).length });
    case 'A4':
      return words.t('page.office-space.fact.A4', {
        direction: words.enumLabel('office-space.letting_direction', text(facts.direction)),
        counterpart: text(facts.counterpart),
        area: text(facts.areaSqm),
        from: text(facts.from),
      });
    case 'A5':
      return words.t(`page.office-space.fact.A5.${text(facts.reason)}`, {
        counterpart: text(facts.counterpart),
        area: text(facts.areaSqm),
        to: text(facts.to),
      });
    case 'A6':
      return words.t('page.office-space.fact.A6', { count: text(facts.occupants) });
    case 'A7':
      return many(facts.differences)
        .map((difference) => words.enumLabel('office-space.difference', difference))
        .join(words.t('page.office-space.comma'));
    case 'A8':
      return words.t('page.office-space.fact.A8', { since: text(facts.vacantSince), months: text(facts.months) });
    case 'A9':
      return words.t('page.office-space.fact.A9', {
        from: words.enumLabel('office-space.room_kind', text(facts.fromKind)),
        to: words.enumLabel('office-space.room_kind', text(facts.toKind)),
        on: text(facts.changedOn),
      });
    default:
      return '';
  }
}

/** The citation of a clause as the reader's language writes it. */
export const clauseText = (clause: string, words: Words): string => {
  const key = `clause.office-space.${clause}`;
  return words.has(key) ? words.t(key) : clause;
};
