/** Something at a place of the screen. */
export interface Placed<T> {
  x: number;
  y: number;
  point: T;
}

export interface Cluster<T> {
  x: number;
  y: number;
  points: readonly T[];
}

/**
 * Gathers what stands nearer than `size` pixels, greedily from the top left. A cluster lies in the middle of its points, so a single one
 * stays where it is. Fine for thousands; the order of the input does not change the answer.
 */
export function clusterOf<T>(placed: readonly Placed<T>[], size: number): Cluster<T>[] {
  const sorted = [...placed].sort((a, b) => a.y - b.y || a.x - b.x);
  const cells = new Map<string, { x: number; y: number; points: T[]; seed: Placed<T> }[]>();
  const found: { x: number; y: number; points: T[] }[] = [];
  const cell = (n: number) => Math.floor(n / size);
  for (const one of sorted) {
    const near = [-1, 0, 1]
      .flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(`${cell(one.x) + dx}.${cell(one.y) + dy}`) ?? []))
      .find(({ seed }) => Math.hypot(seed.x - one.x, seed.y - one.y) < size);
    if (near) {
      const n = near.points.push(one.point);
      near.x += (one.x - near.x) / n;
      near.y += (one.y - near.y) / n;
      continue;
    }
    const made = { x: one.x, y: one.y, points: [one.point], seed: one };
    const key = `${cell(one.x)}.${cell(one.y)}`;
    cells.set(key, [...(cells.get(key) ?? []), made]);
    found.push(made);
  }
  return found.map(({ x, y, points }) => ({ x, y, points }));
}
