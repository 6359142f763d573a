import { describe, expect, it } from 'vitest';
import { checkFinalAccount, judgeChange } from './project-money.ts';

describe('changes of a project', () => {
  it.each([
    ['100000', [], '10000', '10', false, '10000.00'],
    ['100000', [], '10000.01', '10', true, '10000.01'],
    ['100000', ['6000'], '4000', '10', false, '10000.00'],
    ['100000', ['6000'], '5000', '10', true, '11000.00'],
    ['100000', ['-5000'], '15000', '10', false, '10000.00'],
    ['100000', ['9000'], '-2000', '10', false, '7000.00'],
    ['100000', [], '0.01', '0', true, '0.01'],
  ])('budget %s, so far %j, now %s at %s %%: approval %s', (budget, before, amount, percent, needs, total) => {
    expect(judgeChange(budget, before, amount, percent)).toMatchObject({ needsApproval: needs, totalYuan: total });
  });
});

describe('the final account', () => {
  it.each([
    ['100000', [], '100000', '0.00'],
    ['110000', ['10000'], '100000', '0.00'],
    ['95000.50', ['10000', '-5000'], '100000', '9999.50'],
  ])('%s with changes %j of a budget of %s saves %s', (final, changes, budget, saved) => {
    expect(checkFinalAccount(final, budget, changes)).toMatchObject({ ok: true, savedYuan: saved });
  });
  it('names limit, actual and excess when it is above', () => {
    expect(checkFinalAccount('110000.01', '100000', ['10000'])).toEqual({
      ok: false,
      code: 'office-space.final_over_approved',
      clause: 'measures-2017.repair',
      limit: '110000.00',
      actual: '110000.01',
      path: 'finalYuan',
      params: { over: '0.01' },
    });
  });
});
