import { describe, expect, it } from 'vitest';
import { checkDeal, checkDisposal, type DisposalFacts, type DisposalMode, disposalModes, modeRules } from './disposal.ts';

const full = (mode: DisposalMode): DisposalFacts => ({
  mode,
  documents: modeRules[mode].documents,
  filled: { toOrgId: true, newKind: true, counterpart: true, appraisedYuan: true },
  titleStatus: 'registered-to-goab',
  seatedRooms: [],
  letRooms: [],
});
const codeOf = (facts: DisposalFacts): string | null => {
  const verdict = checkDisposal(facts);
  return verdict.ok ? null : verdict.code;
};

describe('conditions of a disposal (OS-25)', () => {
  it.each(disposalModes)('%s with all its papers may go forward', (mode) => expect(codeOf(full(mode))).toBeNull());
  it.each(disposalModes)('%s without papers may not', (mode) =>
    expect(codeOf({ ...full(mode), documents: [] })).toBe('office-space.disposal_documents_missing'),
  );
  it.each(disposalModes)('%s of a room that people sit in may not', (mode) =>
    expect(codeOf({ ...full(mode), seatedRooms: ['101'] })).toBe('office-space.disposal_room_in_use'),
  );
  it.each(disposalModes)('%s of a room that is let may not', (mode) =>
    expect(codeOf({ ...full(mode), letRooms: ['101'] })).toBe('office-space.disposal_room_let'),
  );
  it.each([
    ['exchange', 'disputed', 'office-space.disposal_title_unsettled'],
    ['auction', 'no-documents', 'office-space.disposal_title_unsettled'],
    ['auction', null, 'office-space.disposal_title_unsettled'],
    ['auction', 'filed', null],
    ['demolition', 'no-documents', null],
    ['reallocation', 'registering', null],
  ] as const)('%s with ownership %s: %s', (mode, titleStatus, code) => expect(codeOf({ ...full(mode), titleStatus })).toBe(code));
  it.each([
    ['reallocation', 'toOrgId'],
    ['conversion', 'newKind'],
    ['exchange', 'counterpart'],
    ['letting', 'appraisedYuan'],
    ['auction', 'appraisedYuan'],
  ] as const)('%s without %s may not', (mode, field) => {
    const facts = full(mode);
    expect(checkDisposal({ ...facts, filled: { ...facts.filled, [field]: false } })).toMatchObject({
      code: 'office-space.disposal_field_missing',
      path: field,
      clause: 'measures-2017.disposal',
    });
  });
  it('names the rooms at fault', () => {
    expect(checkDisposal({ ...full('auction'), seatedRooms: ['101', '102'] })).toMatchObject({
      actual: '2',
      params: { rooms: '101、102' },
    });
  });
});

describe('closing a deal (OS-25)', () => {
  it.each<[DisposalMode, string | null, string, string, string | null]>([
    ['auction', null, '1000000', '1000000', 'office-space.disposal_of_public_exchange'],
    ['letting', ' ', '60000', '0', 'office-space.disposal_of_public_exchange'],
    ['auction', '示范挂1号', '1000000', '0', 'office-space.disposal_income_missing'],
    ['auction', '示范挂1号', '1000000', '999999.99', 'office-space.disposal_income_open'],
    ['auction', '示范挂1号', '1000000', '1000000', null],
    ['letting', '示范挂1号', '60000', '0', null],
    ['exchange', null, '0', '0', null],
    ['exchange', null, '5000', '0', 'office-space.disposal_income_missing'],
  ])('%s, listing %s, price %s, paid %s: %s', (mode, listingNo, priceYuan, paidYuan, code) => {
    const verdict = checkDeal({ mode, listingNo, priceYuan, paidYuan });
    expect(verdict.ok ? null : verdict.code).toBe(code);
  });
});
