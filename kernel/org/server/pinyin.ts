import { pinyin } from 'pinyin-pro';
import { containing } from '#kernel/db/where.ts';

const COLLATOR = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true });

/** Order of Chinese names as a directory prints them: by sound, then by stroke; numbers in a name by their value. */
export const byName = (a: string, b: string): number => COLLATOR.compare(a, b);

const kept = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A fragment in the writing that `searchText` keeps. */
export const searchKey = (fragment: string): string => kept(fragment.trim());

type NameKind = 'name' | 'person';
/** A name of a person reads its first character as a surname: 单 is shàn, 曾 is zēng. */
const surnameOf = (kind: NameKind) => (kind === 'person' ? 'head' : 'off');
const plain = (syllables: string[]): string => syllables.join('').replace(/[^a-z0-9]/g, '');

/** First letters of the syllables, other letters and digits as they stand: 示范发展和改革局 → `sffzhggj`. */
export const initialsOf = (text: string, kind: NameKind = 'name'): string =>
  plain(pinyin(kept(text), { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive', surname: surnameOf(kind) }));

/** The syllables without tones, run together, ü as v: 天宁 → `tianning`. */
export const syllablesOf = (text: string, kind: NameKind = 'name'): string =>
  plain(pinyin(kept(text), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true, surname: surnameOf(kind) }));

/**
 * The text a search looks into: every given word as written, with its syllables and initials, lower case and half width, so that `常州`,
 * `changzhou` and `cz` all find it by a plain fragment match.
 */
export function searchText(words: readonly (string | null | undefined)[], kind: NameKind = 'name'): string {
  const parts = words.filter((w): w is string => !!w?.trim()).map((w) => w.trim());
  return [...new Set(parts.flatMap((w) => [kept(w), syllablesOf(w, kind), initialsOf(w, kind)]).filter(Boolean))].join(' ');
}

/** Pattern of a fragment for `search_text like …`. */
export const searchPattern = (fragment: string | undefined): string | undefined =>
  fragment === undefined ? undefined : containing(searchKey(fragment));
