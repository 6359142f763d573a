import { describe, expect, it } from 'vitest';
import { compareVisit, drawWeight, type FoundRoom, type RegisteredRoom } from './patrol.ts';

const room = (over: Partial<RegisteredRoom> = {}): RegisteredRoom => ({
  kind: 'office',
  state: 'in-use',
  areaDm2: 1800,
  seated: 2,
  allowedDm2: 1800,
  certified: true,
  ...over,
});
const seen = (over: Partial<FoundRoom> = {}): FoundRoom => ({ kind: null, state: null, areaDm2: null, seated: null, ...over });
const kinds = (r: RegisteredRoom, f: FoundRoom, tolerance = 200) =>
  compareVisit(r, f, tolerance).map((d) => [d.kind, d.item, d.registered, d.found, d.difference]);

describe('a visit against the register (OS-32)', () => {
  it.each([
    ['nothing looked at', room(), seen(), []],
    ['as registered', room(), seen({ areaDm2: 1800, kind: 'office', state: 'in-use', seated: 2 }), []],
    ['within the tolerance of measuring', room({ allowedDm2: 2700 }), seen({ areaDm2: 1836 }), []],
    ['a hair above it', room({ allowedDm2: 2700 }), seen({ areaDm2: 1837 }), [['area', 'P-OS-4', '18.00', '18.37', '0.37']]],
    ['smaller than registered', room(), seen({ areaDm2: 1500 }), [['area', 'P-OS-4', '18.00', '15.00', '-3.00']]],
    ['area never registered', room({ areaDm2: null }), seen({ areaDm2: 1500 }), [['area', 'P-OS-4', null, '15.00', null]]],
    [
      'a pair of M5 in 20.4 m² without an agreement (supervision, example 1)',
      room({ areaDm2: 2040, certified: false }),
      seen({ areaDm2: 2040, seated: 2 }),
      [
        ['over-limit', 'N-OS-1', '18.00', '20.40', '2.40'],
        ['no-certificate', 'P-OS-3', null, null, null],
      ],
    ],
    ['a service room has no limit per person', room({ kind: 'service', allowedDm2: 1800 }), seen({ areaDm2: 1830 }), []],
    ['rank unknown: no limit to compare with', room({ allowedDm2: null }), seen({ areaDm2: 1810 }), []],
    ['used otherwise', room(), seen({ kind: 'service' }), [['kind', 'P-OS-4', 'office', 'service', null]]],
    ['let without word', room(), seen({ state: 'let' }), [['handed-out', 'N-OS-3', 'in-use', 'let', null]]],
    [
      'empty',
      room(),
      seen({ state: 'vacant', seated: 0 }),
      [
        ['state', 'P-OS-4', 'in-use', 'vacant', null],
        ['occupants', 'P-OS-4', '2', '0', '-2'],
      ],
    ],
    ['vacant and without a certificate, as it may be', room({ seated: 0, certified: false, state: 'vacant' }), seen({ seated: 0 }), []],
    [
      'somebody sits where nobody is registered',
      room({ seated: 0, certified: false }),
      seen({ seated: 1 }),
      [
        ['occupants', 'P-OS-4', '0', '1', '1'],
        ['no-certificate', 'P-OS-3', null, null, null],
      ],
    ],
  ] as const)('%s', (_, registered, found, expected) => {
    expect(kinds(registered, found)).toEqual(expected);
  });

  it('draws rooms with alarms more readily when asked to', () => {
    expect([drawWeight(0, true), drawWeight(2, true), drawWeight(9, true), drawWeight(9, false)]).toEqual([1, 5, 7, 1]);
  });
});
