import { refused, type Verdict } from './refusals.ts';

/** T7. Label: `enum.office-space.title_status.<code>`. */
export const titleStatuses = ['registered-to-goab', 'registered-to-unit', 'filed', 'registering', 'disputed', 'no-documents'] as const;
export type TitleStatus = (typeof titleStatuses)[number];

/** Statuses in which the title is settled; the others are work in hand. */
const settled: ReadonlySet<TitleStatus> = new Set<TitleStatus>(['registered-to-goab', 'registered-to-unit', 'filed']);

/**
 * OS-26: the administration of the level is the registered owner. A unit stays owner only as a secret-related unit with approval; what
 * cannot be registered is filed (权属备案). `document` is that approval or that filing. `settled` is false for titles being registered,
 * disputed or without documents. Refuses: `secret_approval_missing`, `filing_missing`.
 */
export function checkTitle(title: { status: TitleStatus; document: string | null }): Verdict<{ settled: boolean }> {
  const clause = 'measures-2017.ownership';
  const facts = { limit: 'registered-to-goab', actual: title.status, path: 'document' };
  if (!title.document?.trim()) {
    if (title.status === 'registered-to-unit') return refused('office-space.secret_approval_missing', clause, facts);
    if (title.status === 'filed') return refused('office-space.filing_missing', clause, facts);
  }
  return { ok: true, settled: settled.has(title.status) };
}

/** OS-26: whether a certificate of title must exist, so that its absence is a difference (OS-27). */
export const needsCertificate = (status: TitleStatus): boolean => status === 'registered-to-goab' || status === 'registered-to-unit';
