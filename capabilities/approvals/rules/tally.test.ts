import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeciderState, Mode } from '../contract/words.ts';
import { type Signer, tally } from './tally.ts';

const signer = (id: string, state: DeciderState = 'open', parentId: string | null = null, relation: Signer['relation'] = null): Signer => ({
  id,
  place: Number(id.replace(/\D/g, '')) || 0,
  parentId,
  relation,
  state,
});
const states = (...all: DeciderState[]): Signer[] => all.map((s, i) => signer(`s${i + 1}`, s));
const told = (mode: Mode, share: number | null, signers: Signer[]) => {
  const { verdict, open } = tally(mode, share, signers);
  return verdict === 'pending' ? [...open].sort() : verdict;
};

describe('counting signatures', () => {
  it.each<[Mode, number | null, Signer[], string[] | string]>([
    ['or', null, states('open', 'open'), ['s1', 's2']],
    ['or', null, states('open', 'approved'), 'approved'],
    ['or', null, states('denied', 'open'), 'denied'],
    ['or', null, states('removed', 'open'), ['s2']],
    ['all', null, states('approved', 'open', 'waiting'), ['s2', 's3']],
    ['all', null, states('approved', 'approved'), 'approved'],
    ['all', null, states('approved', 'denied', 'open'), 'denied'],
    ['sequence', null, states('waiting', 'waiting'), ['s1']],
    ['sequence', null, states('approved', 'waiting', 'waiting'), ['s2']],
    ['sequence', null, states('approved', 'approved'), 'approved'],
    ['share', 60, states('approved', 'approved', 'open', 'open', 'open'), ['s3', 's4', 's5']],
    ['share', 60, states('approved', 'approved', 'approved', 'open', 'open'), 'approved'],
    ['share', 60, states('denied', 'denied', 'open', 'open', 'open'), ['s3', 's4', 's5']],
    ['share', 60, states('denied', 'denied', 'denied', 'open', 'open'), 'denied'],
    ['share', 34, states('open', 'approved', 'open'), ['s1', 's3']],
    ['share', 33, states('open', 'approved', 'open'), 'approved'],
    ['all', null, [], []],
    ['or', null, [signer('s1'), signer('a1', 'waiting', 's1', 'before')], ['a1']],
    ['or', null, [signer('s1'), signer('a1', 'approved', 's1', 'before')], ['s1']],
    ['or', null, [signer('s1'), signer('a1', 'denied', 's1', 'before')], 'denied'],
    ['or', null, [signer('s1', 'approved'), signer('a1', 'waiting', 's1', 'after')], ['a1']],
    ['or', null, [signer('s1', 'approved'), signer('a1', 'approved', 's1', 'after')], 'approved'],
    ['or', null, [signer('s1', 'approved'), signer('a1', 'removed', 's1', 'after')], 'approved'],
    ['or', null, [signer('s1'), signer('a1', 'open', 's1', 'before'), signer('b1', 'waiting', 'a1', 'before')], ['b1']],
    ['sequence', null, [...states('approved', 'waiting'), signer('a1', 'waiting', 's1', 'after')], ['a1']],
  ])('%s %s %#', (mode, share, signers, expected) => expect(told(mode, share, signers)).toEqual(expected));

  it('always comes to an end, and never asks one who has signed', () => {
    const anyState = fc.constantFrom<DeciderState>('open', 'waiting');
    const anyMode = fc.constantFrom<Mode>('or', 'all', 'sequence', 'share');
    const added = fc.record({ parent: fc.nat(7), relation: fc.constantFrom('before' as const, 'after' as const) });
    fc.assert(
      fc.property(
        anyMode,
        fc.integer({ min: 1, max: 100 }),
        fc.array(anyState, { minLength: 1, maxLength: 5 }),
        fc.array(added, { maxLength: 4 }),
        fc.infiniteStream(fc.boolean()),
        (mode, share, roots, more, votes) => {
          const signers: Signer[] = roots.map((state, i) => signer(`s${i + 1}`, state));
          for (const [i, a] of more.entries())
            signers.push(signer(`a${i + 1}`, 'waiting', signers[a.parent % signers.length]?.id ?? null, a.relation));
          for (let turn = 0; turn <= signers.length; turn++) {
            const count = tally(mode, share, signers);
            if (count.verdict !== 'pending') return;
            expect(count.open.size).toBeGreaterThan(0);
            const [next] = count.open;
            const at = signers.findIndex((s) => s.id === next);
            expect(['open', 'waiting']).toContain(signers[at]?.state);
            signers[at] = { ...(signers[at] as Signer), state: votes.next().value ? 'approved' : 'denied' };
          }
          expect(tally(mode, share, signers).verdict).not.toBe('pending');
        },
      ),
    );
  });
});
