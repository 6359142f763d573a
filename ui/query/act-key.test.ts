import { describe, expect, it } from 'vitest';
import { ActKeys } from './act-key.ts';

describe('the key of an act', () => {
  it('stays for the same input until the act is over, and differs for another', () => {
    const keys = new ActKeys();
    const first = keys.keyOf({ name: '示范' });
    expect(keys.keyOf({ name: '示范' })).toBe(first);
    const other = keys.keyOf({ name: '示范二' });
    expect(other).not.toBe(first);
    keys.done();
    expect(keys.keyOf({ name: '示范二' })).not.toBe(other);
    expect(first).toMatch(/^[\w-]{8,64}$/);
  });
});
