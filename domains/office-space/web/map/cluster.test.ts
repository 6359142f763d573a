import { expect, test } from 'vitest';
import { clusterOf } from './cluster.ts';

const at = (x: number, y: number, point: string) => ({ x, y, point });

test('what stands apart stays where it is', () => {
  expect(clusterOf([at(0, 0, 'a'), at(100, 0, 'b')], 40)).toEqual([
    { x: 0, y: 0, points: ['a'] },
    { x: 100, y: 0, points: ['b'] },
  ]);
});

test('neighbours come together in their middle, also over the border of a cell', () => {
  expect(clusterOf([at(38, 0, 'a'), at(42, 0, 'b'), at(300, 300, 'c')], 40)).toEqual([
    { x: 40, y: 0, points: ['a', 'b'] },
    { x: 300, y: 300, points: ['c'] },
  ]);
});

test('the order of the input does not matter and nobody is lost', () => {
  const many = Array.from({ length: 500 }, (_, i) => at((i * 37) % 611, (i * 91) % 407, String(i)));
  const once = clusterOf(many, 40);
  expect(clusterOf([...many].reverse(), 40).map((c) => c.points.length)).toEqual(once.map((c) => c.points.length));
  expect(once.flatMap((c) => c.points)).toHaveLength(500);
});
