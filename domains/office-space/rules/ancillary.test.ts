import { describe, expect, it } from 'vitest';
import { type AncillaryItem, ancillaryArea, greenArea } from './ancillary.ts';

const on = '2026-01-05';

describe('ancillary rooms (T3)', () => {
  it.each<[AncillaryItem, number, string, string]>([
    ['canteen', 0, '0.00', '3.7 × 0'],
    ['canteen', 80, '296.00', '3.7 × 80'],
    ['canteen', 100, '370.00', '3.7 × 100'],
    ['canteen', 101, '372.60', '370 + 2.6 × (101 − 100)'],
    ['canteen', 260, '786.00', '370 + 2.6 × (260 − 100)'],
    ['garage', 200, '8000.00', '40 × 200'],
    ['garage', 201, '8038.00', '8000 + 38 × (201 − 200)'],
    ['garage', 210, '8380.00', '8000 + 38 × (210 − 200)'],
    ['bicycle-shed', 55, '99.00', '1.8 × 55'],
    ['e-bike-shed', 33, '82.50', '2.5 × 33'],
    ['guard-rooms', 4, '100.00', '25 × 4'],
  ])('%s for %i: %s m²', (item, count, buildingSqm, formula) => {
    expect(ancillaryArea({ [item]: count }, on)).toEqual({
      ok: true,
      lines: [{ item, count, formula, buildingSqm, clause: 'standard-2014.ancillary' }],
      totalBuildingSqm: buildingSqm,
    });
  });

  it('adds up what is asked for and nothing else', () => {
    const verdict = ancillaryArea({ canteen: 80, garage: 210 }, on);
    expect(verdict).toMatchObject({ ok: true, totalBuildingSqm: '8676.00' });
    expect(ancillaryArea({}, on)).toEqual({ ok: true, lines: [], totalBuildingSqm: '0.00' });
  });

  it.each([
    [{ canteen: -1 }, on, 'office-space.count_not_whole'],
    [{ garage: 2.5 }, on, 'office-space.count_not_whole'],
    [{ garage: 1e9 }, on, 'office-space.count_too_large'],
    [{ canteen: 80 }, '2010-01-01', 'office-space.no_table_in_force'],
  ])('refuses %j on %s', (counts, day, code) => {
    expect(ancillaryArea(counts, day)).toMatchObject({ ok: false, code });
  });
});

describe('green area', () => {
  it.each([
    ['10000', '3000', '30.00', true],
    ['10000', '2999.99', '30.00', false],
    ['10000', '2500', '25.00', false],
    ['0', '0', null, true],
  ])('site %s m², green %s m²: %s %%, enough: %s', (site, green, percent, enough) => {
    expect(greenArea(site, green, on)).toEqual({ percent, limitPercent: '30', enough });
  });
});
