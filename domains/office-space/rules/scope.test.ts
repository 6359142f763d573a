import { describe, expect, it } from 'vitest';
import { checkRoomKind, isBasic, roomKinds } from './room-kinds.ts';
import { coverageOf, mayDecide, unifiedActs } from './scope.ts';
import { formColumns, formNumbers, reportCodeOf, reportFileName, statisticClassOf } from './statistics.ts';

describe('bodies and acts (OS-1, OS-3)', () => {
  it.each([
    ['party', 'covered'],
    ['mass-organisation', 'covered'],
    ['civil-service-institution', 'covered'],
    ['institution', 'recorded'],
    ['enterprise', 'recorded'],
  ])('%s is %s', (kind, coverage) => {
    expect(coverageOf(kind)).toBe(coverage);
  });

  it.each(unifiedActs)('%s is decided by the administration alone', (act) => {
    expect(mayDecide(act, 'administration').ok).toBe(true);
    expect(mayDecide(act, 'using-unit')).toMatchObject({
      code: 'office-space.unified_act',
      clause: 'measures-2017.unified',
      params: { act },
    });
  });
});

describe('room kinds (OS-2)', () => {
  it('office, service and equipment rooms are basic office space', () => {
    expect(roomKinds.filter(isBasic)).toEqual(['office', 'service', 'equipment']);
  });

  it.each([
    ['technical-business', null, 'office-space.technical_document_missing'],
    ['technical-business', ' ', 'office-space.technical_document_missing'],
    ['technical-business', '示范发改投资〔2020〕5号', 'ok'],
    ['office', null, 'ok'],
  ] as const)('%s with document %j: %s', (kind, document, expected) => {
    const verdict = checkRoomKind(kind, document);
    expect(verdict.ok ? 'ok' : verdict.code).toBe(expected);
  });
});

describe('statistics (OS-30, OS-31, T4)', () => {
  it.each([
    [true, true, 'registered-used'],
    [true, false, 'registered-used-by-others'],
    [false, true, 'used-not-registered'],
    [false, false, null],
  ])('registered to an organ: %s, used by one: %s → %s', (registeredToOrgan, usedByOrgan, expected) => {
    expect(statisticClassOf({ registeredToOrgan, usedByOrgan })).toBe(expected);
  });

  it.each([
    ['320400', '320400000000'],
    ['320402001', '320402001000'],
    ['320402001003', '320402001003'],
    ['32', '320000000000'],
    ['3204020', null],
    ['32040A', null],
    ['', null],
  ])('division %s is reported as %s', (code, expected) => {
    expect(reportCodeOf(code)).toBe(expected);
  });

  it('names the file by division and code', () => {
    expect(reportFileName('江苏省常州市', '320400000000')).toBe('江苏省常州市320400000000');
  });

  it('has each column once in a form, and adds up only what can be', () => {
    for (const form of formNumbers) {
      const ids = formColumns[form].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(formColumns[form].filter(({ type, summed }) => summed && (type === 'text' || type === 'word'))).toEqual([]);
    }
  });
});
