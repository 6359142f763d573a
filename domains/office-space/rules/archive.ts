import type { ClauseId } from './clauses.ts';
import type { TitleStatus } from './ownership.ts';

/** What an ownership archive holds. Label: `enum.office-space.archive_category.<code>`. */
export const archiveCategories = [
  'property-certificate',
  'land-certificate',
  'secret-approval',
  'ownership-filing',
  'registration-receipt',
  'dispute-paper',
  'explanation',
  'project-approval',
  'planning-permit',
  'construction-permit',
  'completion-record',
  'survey-report',
  'drawing',
  'contract',
  'other',
] as const;
export type ArchiveCategory = (typeof archiveCategories)[number];

/** What everybody keeps of a building: its drawings and the survey that states its area. */
const always: readonly ArchiveCategory[] = ['drawing', 'survey-report'];

/** T7: what proves each status (OS-26). */
const proofs: Readonly<Record<TitleStatus, readonly ArchiveCategory[]>> = {
  'registered-to-goab': ['property-certificate'],
  'registered-to-unit': ['property-certificate', 'secret-approval'],
  filed: ['ownership-filing'],
  registering: ['registration-receipt'],
  disputed: ['dispute-paper'],
  'no-documents': ['explanation'],
};

export const requiredCategories = (status: TitleStatus | null): readonly ArchiveCategory[] =>
  status === null ? always : [...proofs[status], ...always];

export interface Completeness {
  readonly complete: boolean;
  readonly required: readonly ArchiveCategory[];
  readonly missing: readonly ArchiveCategory[];
  /** Required papers that are there on paper only, without a scan. */
  readonly unscanned: readonly ArchiveCategory[];
  readonly clause: ClauseId;
}

/** OS-26: whether the archive of a building proves the status of its ownership. A building without a title is never complete. */
export function checkArchive(
  status: TitleStatus | null,
  kept: readonly { readonly category: ArchiveCategory; readonly scanned: boolean }[],
): Completeness {
  const required = requiredCategories(status);
  const missing = required.filter((category) => !kept.some((k) => k.category === category));
  const unscanned = required.filter(
    (category) => kept.some((k) => k.category === category) && !kept.some((k) => k.category === category && k.scanned),
  );
  return { complete: status !== null && missing.length === 0, required, missing, unscanned, clause: 'measures-2017.ownership' };
}
