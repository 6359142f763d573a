import type { Dm2 } from './areas.ts';
import type { ClauseId } from './clauses.ts';
import { needsCertificate, type TitleStatus } from './ownership.ts';

/**
 * Ways of OS-27 that can differ: 账证 and 账实. 账账 cannot: unit ledger and master ledger are two views of one record.
 * Label: `enum.office-space.reconciliation_way.<code>`.
 */
export const reconciliationWays = ['ledger-certificate', 'ledger-object'] as const;
export type ReconciliationWay = (typeof reconciliationWays)[number];

/** Label: `enum.office-space.difference.<code>`. */
export const differenceKinds = [
  'certificate-area',
  'rooms-over-building',
  'rooms-over-usable',
  'no-title',
  'no-certificate',
  'no-rooms',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** A building as the ledger, the certificate and the rooms state it; `null` is not stated and is never taken for 0. */
export interface BuildingRecords {
  /** Building area (建筑面积) in the ledger. */
  readonly buildingDm2: Dm2 | null;
  /** Usable area (使用面积) in the ledger. */
  readonly usableDm2: Dm2 | null;
  readonly title: { readonly status: TitleStatus; readonly certificateNo: string | null; readonly certificateDm2: Dm2 | null } | null;
  readonly rooms: { readonly count: number; readonly usableDm2: Dm2; readonly buildingDm2: Dm2 };
}

export interface Difference {
  readonly kind: ReconciliationWay;
  readonly difference: DifferenceKind;
  /** What the ledger says. */
  readonly ledgerDm2: Dm2 | null;
  /** What the certificate says or the rooms add up to. */
  readonly otherDm2: Dm2 | null;
  readonly clause: ClauseId;
}

const differ = (kind: ReconciliationWay, difference: DifferenceKind, ledgerDm2: Dm2 | null, otherDm2: Dm2 | null): Difference => ({
  kind,
  difference,
  ledgerDm2,
  otherDm2,
  clause: 'measures-2017.ownership',
});

function againstCertificate({ buildingDm2, title }: BuildingRecords): Difference[] {
  if (title === null) return [differ('ledger-certificate', 'no-title', buildingDm2, null)];
  const found: Difference[] = [];
  if (needsCertificate(title.status) && !title.certificateNo?.trim()) {
    found.push(differ('ledger-certificate', 'no-certificate', buildingDm2, title.certificateDm2));
  }
  if (buildingDm2 !== null && title.certificateDm2 !== null && buildingDm2 !== title.certificateDm2) {
    found.push(differ('ledger-certificate', 'certificate-area', buildingDm2, title.certificateDm2));
  }
  return found;
}

function againstRooms({ buildingDm2, usableDm2, rooms }: BuildingRecords): Difference[] {
  if (rooms.count === 0) return [differ('ledger-object', 'no-rooms', buildingDm2, null)];
  const found: Difference[] = [];
  const roomsBuildingDm2 = Math.max(rooms.buildingDm2, rooms.usableDm2);
  if (buildingDm2 !== null && roomsBuildingDm2 > buildingDm2) {
    found.push(differ('ledger-object', 'rooms-over-building', buildingDm2, roomsBuildingDm2));
  }
  if (usableDm2 !== null && rooms.usableDm2 > usableDm2) {
    found.push(differ('ledger-object', 'rooms-over-usable', usableDm2, rooms.usableDm2));
  }
  return found;
}

/**
 * OS-27: the ledger of a building against its certificate and its rooms. Rooms may be fewer than the building (corridors, walls) and never
 * more; their usable area is also less than any building area. Every difference opens an issue (alarm A7).
 */
export const reconcile = (records: BuildingRecords): readonly Difference[] => [...againstCertificate(records), ...againstRooms(records)];
