import { type BasisPoints, type Dm2, sqm, sqmOrNull } from './areas.ts';
import type { ClauseId } from './clauses.ts';
import type { RoomState } from './room-check.ts';
import type { RoomKind } from './room-kinds.ts';

/** What the register says of a room on the day of the visit. */
export interface RegisteredRoom {
  readonly kind: RoomKind;
  readonly state: RoomState;
  readonly areaDm2: Dm2 | null;
  /** Persons seated by the register. */
  readonly seated: number;
  /** Σ limits of those seated; `null` when none applies or a rank is not known. */
  readonly allowedDm2: Dm2 | null;
  /** A use agreement with its allocation certificate covers the room (OS-15). */
  readonly certified: boolean;
}

/** What was found on site. `null` was not looked at and says nothing. */
export interface FoundRoom {
  readonly kind: RoomKind | null;
  readonly state: RoomState | null;
  /** Net usable area by laser, dm². */
  readonly areaDm2: Dm2 | null;
  /** Places of work in use. */
  readonly seated: number | null;
}

/** Ways in which a room differs from the register or the rules. Label: `enum.office-space.deviation.<code>`. */
export const deviationKinds = ['over-limit', 'area', 'kind', 'state', 'handed-out', 'occupants', 'no-certificate'] as const;
export type DeviationKind = (typeof deviationKinds)[number];

/** One deviation with both values as text (m², a code of a closed list, a count) and the line of the lists it breaks. */
export interface Deviation {
  readonly kind: DeviationKind;
  readonly item: 'N-OS-1' | 'N-OS-3' | 'P-OS-3' | 'P-OS-4';
  readonly registered: string | null;
  readonly found: string | null;
  /** found − registered, or found − allowed; m² or persons. */
  readonly difference: string | null;
  readonly clause: ClauseId;
}

const handedOut = (state: RoomState): boolean => state === 'let' || state === 'lent';
const signed = (value: number): string => (value < 0 ? `-${sqm(-value)}` : sqm(value));

/**
 * OS-32: what was found on site against the register and the limit. Measured areas within `toleranceBp` of the registered one agree, because a laser and a
 * drawing never do to the centimetre; the limit of persons has no such tolerance.
 */
export function compareVisit(registered: RegisteredRoom, found: FoundRoom, toleranceBp: BasisPoints): Deviation[] {
  const deviations: Deviation[] = [];
  const note = (d: Omit<Deviation, 'difference'> & { difference?: string | null }) => deviations.push({ difference: null, ...d });
  const used = registered.seated > 0 || (found.seated ?? 0) > 0;
  const { areaDm2, allowedDm2 } = registered;
  if (found.areaDm2 !== null && allowedDm2 !== null && registered.kind === 'office' && found.areaDm2 > allowedDm2)
    note({
      kind: 'over-limit',
      item: 'N-OS-1',
      registered: sqm(allowedDm2),
      found: sqm(found.areaDm2),
      difference: sqm(found.areaDm2 - allowedDm2),
      clause: 'standard-2014.room-limit',
    });
  if (found.areaDm2 !== null && (areaDm2 === null || Math.abs(found.areaDm2 - areaDm2) * 10_000 > areaDm2 * toleranceBp))
    note({
      kind: 'area',
      item: 'P-OS-4',
      registered: sqmOrNull(areaDm2),
      found: sqm(found.areaDm2),
      difference: areaDm2 === null ? null : signed(found.areaDm2 - areaDm2),
      clause: 'measures-2017.ownership',
    });
  if (found.kind !== null && found.kind !== registered.kind)
    note({ kind: 'kind', item: 'P-OS-4', registered: registered.kind, found: found.kind, clause: 'measures-2017.ownership' });
  if (found.state !== null && found.state !== registered.state) {
    const out = handedOut(found.state);
    const clause = out ? 'regulation-2012.no-letting' : 'measures-2017.ownership';
    note({ kind: out ? 'handed-out' : 'state', item: out ? 'N-OS-3' : 'P-OS-4', registered: registered.state, found: found.state, clause });
  }
  if (found.seated !== null && found.seated !== registered.seated)
    note({
      kind: 'occupants',
      item: 'P-OS-4',
      registered: String(registered.seated),
      found: String(found.seated),
      difference: String(found.seated - registered.seated),
      clause: 'measures-2017.ownership',
    });
  if (used && !registered.certified)
    note({ kind: 'no-certificate', item: 'P-OS-3', registered: null, found: null, clause: 'measures-2017.certificate' });
  return deviations;
}

/** Weight of a room in the draw: rooms with open alarms are looked at more readily (SU-5), vacant ones as others. */
export const drawWeight = (alarms: number, byRisk: boolean): number => (byRisk ? 1 + 2 * Math.min(alarms, 3) : 1);
