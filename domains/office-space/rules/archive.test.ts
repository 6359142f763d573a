import { describe, expect, it } from 'vitest';
import { type ArchiveCategory, checkArchive } from './archive.ts';
import { compareLedgers } from './ledger-state.ts';
import { type TitleStatus, titleStatuses } from './ownership.ts';

const kept = (...categories: ArchiveCategory[]) => categories.map((category) => ({ category, scanned: true }));
const plans: ArchiveCategory[] = ['drawing', 'survey-report'];

describe('completeness of an archive by status (T7, OS-26)', () => {
  it.each<[TitleStatus, ArchiveCategory[]]>([
    ['registered-to-goab', ['property-certificate']],
    ['registered-to-unit', ['property-certificate', 'secret-approval']],
    ['filed', ['ownership-filing']],
    ['registering', ['registration-receipt']],
    ['disputed', ['dispute-paper']],
    ['no-documents', ['explanation']],
  ])('%s is proved by %j', (status, proofs) => {
    expect(checkArchive(status, kept(...proofs, ...plans))).toMatchObject({ complete: true, missing: [] });
    expect(checkArchive(status, kept(...proofs))).toMatchObject({ complete: false, missing: plans });
    expect(checkArchive(status, kept(...plans)).missing).toEqual(proofs);
  });
  it('is never complete without a status', () => {
    expect(checkArchive(null, kept(...plans))).toMatchObject({ complete: false, missing: [] });
  });
  it('tells what lies there on paper only, unless another copy is scanned', () => {
    const paper = { category: 'property-certificate' as const, scanned: false };
    const all = kept(...plans);
    expect(checkArchive('registered-to-goab', [paper, ...all])).toMatchObject({ complete: true, unscanned: ['property-certificate'] });
    expect(checkArchive('registered-to-goab', [paper, ...kept('property-certificate'), ...all]).unscanned).toEqual([]);
  });
  it('knows every status', () => expect(titleStatuses).toHaveLength(6));
});

describe('registers of rooms and lettings (OS-27)', () => {
  const agree = {
    letWithoutContractSqm: '0.00',
    letWithoutContractRooms: 0,
    contractWithoutStateSqm: '0.00',
    contractWithoutStateRooms: 0,
  };
  it('agree', () => expect(compareLedgers(agree)).toEqual([]));
  it('contradict each other in both ways', () => {
    const found = compareLedgers({ ...agree, letWithoutContractSqm: '18.00', letWithoutContractRooms: 1, contractWithoutStateRooms: 2 });
    expect(found.map((f) => [f.kind, f.difference, f.ledgerSqm, f.otherSqm])).toEqual([
      ['ledger-ledger', 'let-without-contract', '18.00', null],
      ['ledger-ledger', 'contract-without-state', null, '0.00'],
    ]);
  });
});
