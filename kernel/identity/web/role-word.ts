import type { Words } from '#ui/i18n/use-words.ts';

/** A line of work as its menu calls it. */
export const lineWord = (line: string, { t }: Words): string => t(`menu.group.${line}`);

/** A role in words, an officer with the line of work. */
export function roleWord({ role, line }: { role: string; line: string | null }, words: Words): string {
  const word = words.enumLabel('identity.role', role);
  return line ? `${word} · ${lineWord(line, words)}` : word;
}
