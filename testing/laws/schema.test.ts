import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { generateTypes } from '#kernel/db/generate-types.ts';
import { findMigrations } from '#kernel/db/migrate.ts';
import { root } from '#kernel/root.ts';
import { cloneDatabase } from '#testing/app.ts';
import { commentLaw, keyLaw, ownerRightsLaw, roleLaw, wallLaw } from './schema-laws.ts';
import { freeKeys, ownerFunctions, unwalledTables } from './waivers.ts';

let url: string;
let client: pg.Client;

beforeAll(async () => {
  url = await cloneDatabase(inject('postgresUrl'));
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterAll(() => client.end());

describe('the laws of the schema hold', () => {
  it('6 every table is walled', async () => expect(await wallLaw(client, unwalledTables)).toEqual([]));
  it('6 keys do not reach behind the wall', async () => expect(await keyLaw(client, freeKeys)).toEqual([]));
  it('6 nothing runs with its owner’s rights unsaid', async () => expect(await ownerRightsLaw(client, ownerFunctions)).toEqual([]));
  it('7 request roles cannot pass the walls', async () => expect(await roleLaw(client)).toEqual([]));
  it('tables explain themselves', async () => expect(await commentLaw(client)).toEqual([]));
  it('every waiver is still needed', async () => {
    const needed = new Set([...(await wallLaw(client, {})), ...(await ownerRightsLaw(client, {}))].map((b) => b.at));
    expect(Object.keys({ ...unwalledTables, ...ownerFunctions }).filter((name) => !needed.has(name))).toEqual([]);
    const keys = (await keyLaw(client, {})).map((b) => b.what.split(' ')[0]);
    expect(Object.keys(freeKeys).filter((name) => !keys.includes(name))).toEqual([]);
  });
  it('9 the committed types are those of the migrated schema', async () => {
    expect(await generateTypes(url)).toBe(readFileSync(join(root, 'kernel/db/types.gen.ts'), 'utf8'));
  });
  it('9 landed migrations are what they were', async () => {
    const landed = JSON.parse(readFileSync(join(root, 'kernel/db/migrations.gen.json'), 'utf8')) as Record<string, string>;
    const now = Object.fromEntries((await findMigrations(root)).map((m) => [m.name, m.digest]));
    for (const [name, digest] of Object.entries(landed))
      expect(now[name], `${name} was edited or removed; write a new migration`).toBe(digest);
    expect(Object.keys(now).sort(), 'run `npm run qinwu -- generate`').toEqual(Object.keys(landed).sort());
  });
});

describe('each law fails when broken on purpose', () => {
  /** Breaks the schema in a transaction that is rolled back. */
  async function broken<T>(sql: string, law: () => Promise<T>): Promise<T> {
    await client.query('begin');
    try {
      await client.query(sql);
      return await law();
    } finally {
      await client.query('rollback');
    }
  }

  it('6 a table without a wall, without force, without a policy', async () => {
    const law = () => wallLaw(client, unwalledTables);
    expect(await broken('create table app.bare (id int)', law)).toEqual([
      { law: 'wall', at: 'app.bare', what: 'has no row-level security' },
    ]);
    expect(await broken('alter table places.room no force row level security', law)).toEqual([
      { law: 'wall', at: 'places.room', what: 'row-level security is not forced' },
    ]);
    expect(
      await broken(
        'create table app.shut (id int); alter table app.shut enable row level security; alter table app.shut force row level security',
        law,
      ),
    ).toHaveLength(1);
  });
  it('6 a key that forgets the unit', async () => {
    const sql = 'create table app.child (id int, org_id uuid, room_id uuid references places.room)';
    expect(await broken(sql, () => keyLaw(client, freeKeys))).toEqual([
      { law: 'key', at: 'app.child', what: 'child_room_id_fkey reaches places.room without org_id' },
    ]);
  });
  it('6 a view and a function with owner’s rights', async () => {
    const sql =
      'create view app.peek as select * from places.room; create function app.peep() returns bigint language sql security definer as $$ select count(*) from places.room $$';
    expect(await broken(sql, () => ownerRightsLaw(client, ownerFunctions))).toHaveLength(2);
  });
  it('7 a request role that may bypass', async () => {
    expect(await broken('alter role qinwu_app bypassrls', () => roleLaw(client))).toEqual([
      { law: 'role', at: 'qinwu_app', what: 'may bypass row-level security or sign in' },
    ]);
  });
  it('a table without a comment', async () => {
    expect(await broken('create table app.mute (id int)', () => commentLaw(client))).toEqual([
      { law: 'comment', at: 'app.mute', what: 'has no comment' },
    ]);
  });
});
