import type { Day } from '#shared/time.ts';
import type { ClauseId } from './clauses.ts';
import { coverageOf } from './scope.ts';

/** On what ground a body uses office space. Label: `enum.office-space.use_basis.<code>`. */
export const useBases = ['allocated', 'same-project', 'paying', 'leaving'] as const;
export type UseBasis = (typeof useBases)[number];

/** What the check notes of the use. Label: `enum.office-space.use_note.<code>`. */
export const useNotes = ['organ', 'free', 'paying', 'leaving', 'leave-overdue', 'ground-missing', 'pay-or-leave'] as const;
export type UseNote = (typeof useNotes)[number];

export interface BodyUse {
  /** Kind of the unit register. */
  readonly unitKind: string;
  readonly basis: UseBasis;
  /** The approval of the project that names organ and institution together. */
  readonly projectDocument: string | null;
  readonly leaveBy: Day | null;
}

const UNSETTLED: ReadonlySet<UseNote> = new Set<UseNote>(['leave-overdue', 'ground-missing', 'pay-or-leave']);

/**
 * OS-20: an institution whose space was approved in the same project as the organ goes on using it free of charge; one of production or business
 * (an enterprise of the register) pays or leaves. `settled` is false where somebody has to act.
 */
export function checkUse(use: BodyUse, on: Day): { readonly note: UseNote; readonly settled: boolean; readonly clause: ClauseId } {
  const note = noteOf(use, on);
  return { note, settled: !UNSETTLED.has(note), clause: 'measures-2017.institutions' };
}

function noteOf({ unitKind, basis, projectDocument, leaveBy }: BodyUse, on: Day): UseNote {
  if (coverageOf(unitKind) === 'covered' || unitKind === 'village' || unitKind === 'group') return 'organ';
  if (basis === 'paying') return 'paying';
  if (basis === 'leaving') return leaveBy !== null && leaveBy < on ? 'leave-overdue' : 'leaving';
  if (unitKind === 'enterprise') return 'pay-or-leave';
  return basis === 'same-project' && projectDocument?.trim() ? 'free' : 'ground-missing';
}
