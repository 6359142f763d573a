import i18next from 'i18next';
import type { Locale } from '#ui/i18n/locale.ts';

const books = new Map<Locale, Map<string, Set<string>>>();

/** Words of all closed lists by `<domain>.<value>`. */
function bookOf(locale: Locale): Map<string, Set<string>> {
  const known = books.get(locale);
  if (known) return known;
  const book = new Map<string, Set<string>>();
  const labels = (i18next.getResourceBundle(locale, 'translation') ?? {}) as Record<string, string>;
  for (const [key, word] of Object.entries(labels)) {
    const [, domain, value] = /^enum\.([^.]+)\.[^.]+\.(.+)$/.exec(key) ?? [];
    if (domain && value) book.set(`${domain}.${value}`, (book.get(`${domain}.${value}`) ?? new Set()).add(word));
  }
  books.set(locale, book);
  return book;
}

/** The word for a value of some closed list of a domain, where all lists of the domain that have the value say it alike. */
export function onlyWord(domain: string, value: string, locale: Locale): string | undefined {
  const words = bookOf(locale).get(`${domain}.${value}`);
  return words?.size === 1 ? [...words][0] : undefined;
}
