import { describe, expect, it } from 'vitest';
import { checkTitle } from './ownership.ts';
import { type BuildingRecords, reconcile } from './reconciliation.ts';

describe('ownership (OS-26)', () => {
  it.each([
    ['registered-to-goab', null, { ok: true, settled: true }],
    ['registered-to-unit', '示范保密批〔2024〕3号', { ok: true, settled: true }],
    ['registered-to-unit', null, { ok: false, code: 'office-space.secret_approval_missing', path: 'document' }],
    ['registered-to-unit', '  ', { ok: false, code: 'office-space.secret_approval_missing' }],
    ['filed', '权属备案示范001', { ok: true, settled: true }],
    ['filed', null, { ok: false, code: 'office-space.filing_missing' }],
    ['registering', null, { ok: true, settled: false }],
    ['disputed', null, { ok: true, settled: false }],
    ['no-documents', null, { ok: true, settled: false }],
  ] as const)('%s with document %j', (status, document, expected) => {
    expect(checkTitle({ status, document })).toMatchObject(expected);
  });
});

describe('reconciliation (OS-27)', () => {
  const agreed: BuildingRecords = {
    buildingDm2: 100_000,
    usableDm2: 65_000,
    title: { status: 'registered-to-goab', certificateNo: '苏（示范）不动产权001', certificateDm2: 100_000 },
    rooms: { count: 10, usableDm2: 60_000, buildingDm2: 90_000 },
  };
  const title = { status: 'registered-to-goab', certificateNo: '苏（示范）不动产权001', certificateDm2: 100_000 } as const;

  it.each<[string, Partial<BuildingRecords>, [string, number | null, number | null][]]>([
    ['agreed', {}, []],
    ['no title', { title: null }, [['no-title', 100_000, null]]],
    ['no certificate', { title: { ...title, certificateNo: null } }, [['no-certificate', 100_000, 100_000]]],
    ['a certificate not needed while filed', { title: { status: 'filed', certificateNo: null, certificateDm2: null } }, []],
    ['another area on the certificate', { title: { ...title, certificateDm2: 99_999 } }, [['certificate-area', 100_000, 99_999]]],
    ['an area the certificate does not state', { title: { ...title, certificateDm2: null } }, []],
    ['an area the ledger does not state', { buildingDm2: null, usableDm2: null }, []],
    ['no rooms', { rooms: { count: 0, usableDm2: 0, buildingDm2: 0 } }, [['no-rooms', 100_000, null]]],
    ['rooms as large as the building', { rooms: { count: 10, usableDm2: 65_000, buildingDm2: 100_000 } }, []],
    [
      'rooms larger than the building',
      { rooms: { count: 10, usableDm2: 60_000, buildingDm2: 100_001 } },
      [['rooms-over-building', 100_000, 100_001]],
    ],
    [
      'usable area of rooms above that of the building',
      { rooms: { count: 10, usableDm2: 65_001, buildingDm2: 0 } },
      [['rooms-over-usable', 65_000, 65_001]],
    ],
    [
      'everything at once',
      { title: { ...title, certificateNo: '', certificateDm2: 1 }, rooms: { count: 1, usableDm2: 200_000, buildingDm2: 0 } },
      [
        ['no-certificate', 100_000, 1],
        ['certificate-area', 100_000, 1],
        ['rooms-over-building', 100_000, 200_000],
        ['rooms-over-usable', 65_000, 200_000],
      ],
    ],
  ])('%s', (_, change, expected) => {
    expect(reconcile({ ...agreed, ...change }).map(({ difference, ledgerDm2, otherDm2 }) => [difference, ledgerDm2, otherDm2])).toEqual(
      expected,
    );
  });
});
