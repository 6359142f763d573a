import { describe, expect, it } from 'vitest';
import { checkRentTerms, marketMean, monthlyRent } from './renting.ts';

describe('terms of renting (OS-22)', () => {
  it.each([
    ['1.20', 'day', '36.50'],
    ['36.50', 'month', '36.50'],
    ['0.01', 'day', '0.30'],
  ] as const)('%s per %s is %s per month', (rent, per, month) => expect(monthlyRent(rent, per)).toBe(month));

  it('means the market over all that is compared', () => expect(marketMean(['36.50', '42.00', '39.10'])).toBe('39.20'));

  it.each([
    [{ priorOccupation: false, areaSqm: '120', wantedSqm: '120.00' }, null],
    [{ priorOccupation: true, areaSqm: '100', wantedSqm: '120.00' }, 'office-space.prior_occupation'],
    [{ priorOccupation: false, areaSqm: '120.01', wantedSqm: '120.00' }, 'office-space.rent_over_need'],
  ])('%j: %s', (terms, code) => {
    const verdict = checkRentTerms(terms);
    expect(verdict.ok ? null : verdict.code).toBe(code);
  });
});
