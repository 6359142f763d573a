/** What somebody typed and has not sent: kept in this browser, per account and form, for two weeks. Secrets are never kept. */
export interface Draft {
  values: Readonly<Record<string, unknown>>;
  /** Instant of the last keystroke. */
  savedAt: string;
}

const KEEP_MS = 14 * 86_400_000;

export const draftKey = (accountId: string, form: string): string => `qinwu.draft.${accountId}.${form}`;

export function readDraft(key: string, now: number = Date.now()): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    if (!draft?.savedAt || now - Date.parse(draft.savedAt) > KEEP_MS) return undefined;
    return draft;
  } catch {
    return undefined;
  }
}

export function writeDraft(
  key: string,
  values: Readonly<Record<string, unknown>>,
  secrets: readonly string[],
  now: number = Date.now(),
): void {
  const kept = Object.fromEntries(Object.entries(values).filter(([name, value]) => !secrets.includes(name) && value !== undefined));
  try {
    localStorage.setItem(key, JSON.stringify({ values: kept, savedAt: new Date(now).toISOString() } satisfies Draft));
  } catch {
    // A full store loses the draft, never the form.
  }
}

export const dropDraft = (key: string): void => localStorage.removeItem(key);

/** Takes all drafts of an account away, at signing out on a shared machine. */
export function dropDraftsOf(accountId: string): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(draftKey(accountId, ''))) localStorage.removeItem(key);
}
