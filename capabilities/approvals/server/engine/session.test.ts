import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bpmn, type Drawn, sketch } from '#testing/bpmn.ts';
import { prepare } from '../definition/prepare.ts';
import { Session } from './session.ts';

/** A drawing as blocks in blocks; `taken` are the branches whose condition holds, the first branch is the default. */
type Block =
  | { readonly is: 'step' }
  | { readonly is: 'line'; readonly parts: readonly Block[] }
  | { readonly is: 'exclusive' | 'parallel' | 'inclusive' | 'sub'; readonly parts: readonly Block[]; readonly taken: readonly boolean[] };

const { block } = fc.letrec<{ block: Block }>((tie) => {
  const parts = fc.array(tie('block'), { minLength: 1, maxLength: 3 });
  const taken = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 });
  const split = fc.record({ is: fc.constantFrom('exclusive' as const, 'parallel' as const, 'inclusive' as const), parts, taken });
  return {
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 3, arbitrary: fc.constant({ is: 'step' as const }) },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('line' as const), parts }) },
      { weight: 3, arbitrary: split },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('sub' as const), parts: fc.tuple(tie('block')), taken }) },
    ),
  };
});

interface Placed {
  readonly nodes: Drawn['nodes'][number][];
  readonly links: Drawn['links'][number][];
  /** What waits when these steps are completed; null when all of it is behind. */
  readonly waits: (done: ReadonlySet<string>) => string[] | null;
  readonly first: string;
  readonly last: string;
}

const together = (all: readonly (string[] | null)[]): string[] | null => {
  const open = all.filter((w): w is string[] => w !== null);
  return open.length === 0 ? null : open.flat();
};

function place(b: Block, id: string): Placed {
  if (b.is === 'step') {
    return { nodes: [['step', id, { by: 'unit-leader' }]], links: [], first: id, last: id, waits: (done) => (done.has(id) ? null : [id]) };
  }
  const parts = b.parts.map((part, i) => place(part, `${id}_${i}`));
  const nodes = parts.flatMap((p) => p.nodes);
  const links = parts.flatMap((p) => p.links);
  const [head, tail] = [parts[0] as Placed, parts.at(-1) as Placed];
  if (b.is === 'line') {
    for (const [i, p] of parts.slice(1).entries()) links.push([(parts[i] as Placed).last, p.first]);
    const waits = (done: ReadonlySet<string>) => parts.map((p) => p.waits(done)).find((w) => w !== null) ?? null;
    return { nodes, links, first: head.first, last: tail.last, waits };
  }
  if (b.is === 'sub') {
    const inner: Drawn = {
      nodes: [['start', `${id}_s`], ...nodes, ['end', `${id}_e`]],
      links: [[`${id}_s`, head.first], ...links, [head.last, `${id}_e`]],
    };
    return { nodes: [['sub', id, inner]], links: [], first: id, last: id, waits: head.waits };
  }
  const [open, close] = [`${id}_open`, `${id}_close`];
  const wanted = b.is === 'parallel' ? parts : parts.filter((_, i) => i > 0 && b.taken[i]);
  const chosen = wanted.length === 0 ? [head] : b.is === 'exclusive' ? wanted.slice(0, 1) : wanted;
  for (const [i, p] of parts.entries()) {
    const condition = b.is === 'parallel' || i === 0 || parts.length === 1 ? [] : [b.taken[i] ? 'true' : 'false'];
    links.push([open, p.first, ...condition] as unknown as Drawn['links'][number], [p.last, close]);
  }
  const fallback: Record<string, string> = b.is === 'parallel' ? {} : { default: `${open}-${head.first}` };
  return {
    nodes: [[b.is, open, fallback], ...nodes, [b.is, close]],
    links,
    first: open,
    last: close,
    waits: (done) => together(chosen.map((p) => p.waits(done))),
  };
}

describe('a run of a definition', () => {
  it('waits where the drawing says, for any drawing of blocks in blocks, any order of decisions, and however often it sleeps', {
    timeout: 60_000,
  }, async () => {
    let decisions = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(block, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
        async (blocks, chance) => {
          const whole = place({ is: 'line', parts: blocks }, 'n');
          const xml = bpmn({
            nodes: [['start', 's'], ...whole.nodes, ['end', 'e']],
            links: [['s', whole.first], ...whole.links, [whole.last, 'e']],
          });
          const definition = await prepare('drawn', xml);
          const done = new Set<string>();
          let run = await Session.begin(definition, {});
          for (const n of chance) {
            expect([run.fault, [...run.waiting].sort()]).toEqual([null, (whole.waits(done) ?? []).sort()]);
            if (run.waiting.length === 0) break;
            const next = run.waiting[n % run.waiting.length] as string;
            if (n % 3 === 0) run = await Session.wake(definition, {}, run.store());
            run.complete(next);
            done.add(next);
            decisions += 1;
          }
          expect(run.ended).toBe(whole.waits(done) === null);
          const again = await Session.follow(definition, {}, [...done]);
          expect([again.fault, [...again.waiting].sort()]).toEqual([null, [...run.waiting].sort()]);
        },
      ),
      { numRuns: 60 },
    );
    expect(decisions).toBeGreaterThan(150);
  });

  it.each([
    [
      'alternatives that meet before a join',
      's:start f:parallel x:exclusive/x-b a:step b:step m:exclusive c:step j:parallel d:step e:end',
      ['s>f', 'f>x', 'f>c', 'x>a: true', 'x>b', 'a>m', 'b>m', 'm>j', 'c>j', 'j>d', 'd>e'],
    ],
    [
      'a way past a step to a join',
      's:start f:parallel x:exclusive/x-j a:step c:step j:parallel d:step e:end',
      ['s>f', 'f>x', 'f>c', 'x>a: true', 'x>j', 'a>j', 'c>j', 'j>d', 'd>e'],
    ],
    [
      'a circle within a branch',
      's:start f:parallel a:step x:exclusive/x-j c:step j:parallel d:step e:end',
      ['s>f', 'f>a', 'f>c', 'a>x', 'x>a: false', 'x>j', 'c>j', 'j>d', 'd>e'],
    ],
  ])('waits at a join for what is on its way: %s', async (_what, elements, links) => {
    const definition = await prepare('drawn', sketch(elements, ...links));
    for (const order of [
      ['c', 'a'],
      ['a', 'c'],
    ]) {
      const run = await Session.begin(definition, {});
      run.complete(order[0] as string);
      expect(run.waiting).toEqual([order[1]]);
      run.complete(order[1] as string);
      expect(run.waiting).toEqual(['d']);
    }
  });

  it('tells a decision that was not asked for', async () => {
    const run = await Session.begin(await prepare('drawn', sketch('s:start a:step e:end', 's>a', 'a>e')), {});
    run.complete('b');
    expect(run.fault).toMatchObject({ code: 'engine_failed', elementId: 'b' });
  });
});
