import { refused, type Verdict } from './refusals.ts';

/** Kinds of unit that OS-1 names, by the codes of the unit register; townships are governments and party committees of their level. */
export const coveredKinds = [
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
  'town',
] as const;

const covered: ReadonlySet<string> = new Set(coveredKinds);

/** OS-1: whether the office-space measures cover a kind of unit, or its space is recorded only (management extended by local decision). */
export const coverageOf = (unitKind: string): 'covered' | 'recorded' => (covered.has(unitKind) ? 'covered' : 'recorded');

/** OS-3: the four unified acts, which belong to the government-offices administration alone. Label: `enum.office-space.unified_act.<code>`. */
export const unifiedActs = ['planning', 'ownership', 'allocation', 'disposal'] as const;
export type UnifiedAct = (typeof unifiedActs)[number];

/** OS-3: a using unit may apply, report and manage inside its approved area; it cannot decide. Refuses with `office-space.unified_act`. */
export function mayDecide(act: UnifiedAct, actor: 'administration' | 'using-unit'): Verdict<object> {
  if (actor === 'administration') return { ok: true };
  return refused('office-space.unified_act', 'measures-2017.unified', { params: { act } });
}
