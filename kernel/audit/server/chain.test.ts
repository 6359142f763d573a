import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { WIDE_ROLE } from '#kernel/db/connect.ts';
import { lineOf, nextHash } from '#kernel/record/chain.ts';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestApp } from '#testing/app.ts';
import { audit } from './domain.ts';
import { type Verification, verifyChains } from './verify.ts';

let t: TestApp;
let owner: pg.Client;

beforeAll(async () => {
  t = await startTestApp(inject('postgresUrl'), { domains: [audit] });
  owner = new pg.Client({ connectionString: t.url });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await t.close();
});

const note = (after: unknown) =>
  t.asSystem(async (ctx) =>
    ctx.audit({ action: 'test.thing.change', subject: { kind: 'thing', id: newId(), orgId: null }, before: { name: '旧' }, after }),
  );

async function verify(): Promise<Verification> {
  await owner.query(`begin isolation level repeatable read read only; set local role ${WIDE_ROLE}`);
  const found = await verifyChains(owner);
  await owner.query('rollback');
  return found;
}

describe('the audit chain', () => {
  it('hashes as SM3 over the former hash and the line', () => {
    expect(nextHash('', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(nextHash('', 'abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });

  it('covers every field of an entry', () => {
    const entry = {
      lane: 1,
      seq: 1,
      id: newId(),
      at: '2026-01-10T00:00:00.000Z',
      accountId: null,
      actorName: 'a',
      orgId: null,
      ip: null,
      requestId: null,
      action: 'x.y',
      subjectKind: 'k',
      subjectId: 's',
      outcome: 'done',
      before: null,
      after: null,
    };
    const lines = new Set(
      Object.keys(entry).map((field) => lineOf({ ...entry, [field]: field === 'lane' || field === 'seq' ? 9 : 'other' })),
    );
    expect(lines.size).toBe(Object.keys(entry).length);
  });

  it('holds when forty changes are written at once, and seals nothing of a failed one', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => note({ i, text: `值“${i}”\n` })));
    await expect(
      t.asSystem(async (ctx) => {
        ctx.audit({ action: 'test.thing.change', subject: { kind: 'thing', id: 'never', orgId: null } });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    const found = await verify();
    expect(found.broken).toBeNull();
    expect(found.entries).toBe(40);
  });

  it('lets nobody of the request roles change or remove an entry', async () => {
    for (const statement of ['update audit.entry set actor_name = $1', 'delete from audit.entry where actor_name <> $1']) {
      await expect(t.asSystem((ctx) => ctx.client.query(statement, ['x']))).rejects.toMatchObject({ code: '42501' });
    }
    await expect(owner.query(`delete from audit.entry`)).rejects.toThrow('append-only');
  });

  it('names the first broken link after a change, a removal and a cut', async () => {
    const { rows } = await owner.query(`select lane, seq from audit.entry order by lane, seq limit 1`);
    const { lane, seq } = rows[0];
    const tampered = async (sql: string) => {
      await owner.query('begin');
      await owner.query('alter table audit.entry disable trigger append_only');
      await owner.query(sql);
      await owner.query(`set local role ${WIDE_ROLE}`);
      const found = await verifyChains(owner);
      await owner.query('rollback');
      return found.broken;
    };
    expect(await tampered(`update audit.entry set after = '{"i":999}' where lane = ${lane} and seq = ${seq}`)).toEqual({
      lane,
      seq,
      kind: 'changed',
    });
    const last = (await owner.query('select max(seq)::int as seq from audit.entry where lane = $1', [lane])).rows[0].seq;
    const expected = last > seq ? { lane, seq, kind: 'missing' } : { lane, seq, kind: 'cut-off' };
    expect(await tampered(`delete from audit.entry where lane = ${lane} and seq = ${seq}`)).toEqual(expected);
    expect(await tampered(`delete from audit.entry where lane = ${lane} and seq = ${last}`)).toEqual({ lane, seq: last, kind: 'cut-off' });
    expect((await verify()).broken).toBeNull();
  });
});
