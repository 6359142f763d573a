/** Names Excel accepts: at most 31 characters, none of `[]:*?/\`, no apostrophe at the ends, no two alike. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const base =
      name
        .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || 'Sheet';
    let unique = base;
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${base.slice(0, 31 - String(n).length - 3)} (${n})`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
