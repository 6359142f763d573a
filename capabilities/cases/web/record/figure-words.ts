import { number } from '#ui/i18n/format.ts';
import type { Words } from '#ui/i18n/use-words.ts';
import type { CaseDetail } from '../../contract/cases.ts';

type Told = Pick<CaseDetail, 'sourceRoom' | 'figures' | 'figuresNow'>;

/** Shown on the verdict line, not in the table of figures. */
const onTheLine = new Set(['actual', 'limit', 'over', 'unit']);
const isNumber = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);

/** Name of a figure: of cases themselves, else in the words of the room that found it. */
export const figureName = (room: string, name: string, { t, has, field }: Words): string =>
  has(`field.cases.figure.${name}`) ? t(`field.cases.figure.${name}`) : field(room, name);

/** A figure in words: numbers with their marks, values of the source's closed lists and codes of its rules as sentences. */
export function figureText(room: string, name: string, figures: Readonly<Record<string, string>>, words: Words): string {
  const value = figures[name];
  if (value === undefined || value === '') return '—';
  if (isNumber(value)) return name.endsWith('Percent') ? `${number(value)}%` : number(value);
  const snake = name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`).replace(/s$/, '');
  const one = (part: string): string => {
    const list = [`enum.${room}.${snake}.${part}`, `enum.${room}.${name}.${part}`].find((key) => words.has(key));
    if (list) return words.t(list);
    const said = { limit: figures.limit ?? figures.allowedUntil ?? '', actual: figures.actual ?? figures.officeCount ?? '' };
    return words.has(`error.${part}`) ? words.t(`error.${part}`, said) : part;
  };
  return value.split(',').map(one).join('、');
}

/** Figures at birth beside those of today, without what the verdict line says. */
export function figureRows(c: Told, words: Words): { name: string; birth: string; now: string | null }[] {
  const names = [...new Set([...Object.keys(c.figures), ...Object.keys(c.figuresNow ?? {})])].filter((name) => !onTheLine.has(name));
  return names.map((name) => ({
    name: figureName(c.sourceRoom, name, words),
    birth: figureText(c.sourceRoom, name, c.figures, words),
    now: c.figuresNow ? figureText(c.sourceRoom, name, c.figuresNow, words) : null,
  }));
}

/** The citation as the source's room writes it. */
export function clauseText(c: Pick<CaseDetail, 'sourceRoom' | 'clause'>, { t, has }: Words): string {
  const key = `clause.${c.sourceRoom}.${c.clause}`;
  return has(key) ? t(key) : c.clause;
}
