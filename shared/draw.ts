/** One thing that may be drawn. A weight of 2 is drawn about twice as readily as one of 1. */
export interface Lot {
  readonly id: string;
  readonly weight: number;
}

/** MurmurHash3, 32 bits, over the UTF-16 units of a text: short, exact and the same everywhere. */
function murmur(text: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < text.length; i += 1) {
    let k = Math.imul(text.charCodeAt(i), 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= text.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number above 0 and below 1 that a text and a seed decide. */
const chance = (text: string): number => (murmur(text, 0) * 2 ** 21 + (murmur(text, 0x9747b28c) >>> 11) + 0.5) / 2 ** 53;

/**
 * Draws lots at random without putting back, in the order drawn. The seed alone decides: whoever has the lots, their weights and the seed gets the same
 * draw again, whatever order the lots come in. Each lot gets the ticket −ln(u) ÷ weight, u from its id and the seed; the lowest tickets win (Efraimidis
 * and Spirakis). Lots of no weight are never drawn. Fewer come back when there are fewer.
 */
export function drawLots(lots: readonly Lot[], count: number, seed: string): string[] {
  return lots
    .filter((lot) => lot.weight > 0)
    .map(({ id, weight }) => ({ id, ticket: -Math.log(chance(`${seed}:${id}`)) / weight }))
    .sort((a, b) => a.ticket - b.ticket || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(0, count))
    .map((lot) => lot.id);
}
