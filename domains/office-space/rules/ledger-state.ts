import type { ClauseId } from './clauses.ts';

/**
 * OS-27, 账账: the register of rooms and the register of lettings speak of the same rooms and can contradict each other. Area of the unit
 * ledger and the master ledger cannot: they are two views of one record. Label: `enum.office-space.difference.<code>`.
 */
export const ledgerDifferences = ['let-without-contract', 'contract-without-state'] as const;
export type LedgerDifference = (typeof ledgerDifferences)[number];

/** Sums of a building's rooms, m². */
export interface LettingRecords {
  /** Rooms that stand as let or lent without a letting in force. */
  readonly letWithoutContractSqm: string;
  readonly letWithoutContractRooms: number;
  /** Rooms with a letting or lending in force that stand as used or vacant. */
  readonly contractWithoutStateSqm: string;
  readonly contractWithoutStateRooms: number;
}

export interface LedgerFinding {
  readonly kind: 'ledger-ledger';
  readonly difference: LedgerDifference;
  readonly ledgerSqm: string | null;
  readonly otherSqm: string | null;
  readonly clause: ClauseId;
}

/** Contradictions between the register of rooms and that of lettings. */
export function compareLedgers(records: LettingRecords): readonly LedgerFinding[] {
  const found: LedgerFinding[] = [];
  const clause = 'measures-2017.ownership';
  if (records.letWithoutContractRooms > 0)
    found.push({
      kind: 'ledger-ledger',
      difference: 'let-without-contract',
      ledgerSqm: records.letWithoutContractSqm,
      otherSqm: null,
      clause,
    });
  if (records.contractWithoutStateRooms > 0)
    found.push({
      kind: 'ledger-ledger',
      difference: 'contract-without-state',
      ledgerSqm: null,
      otherSqm: records.contractWithoutStateSqm,
      clause,
    });
  return found;
}
