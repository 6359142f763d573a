import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Ctx } from '#kernel/context.ts';

/** Files removed in one run; the next run takes the rest. */
const BATCH = 500;
const DAY = 86_400_000;

/**
 * Removes what nobody may see any more (IT-14): files whose time is over, contents that never got a row because the process ended in
 * between, and leftovers of broken uploads. A content goes before its row; if the row stays behind, the next run ends the work.
 */
export async function sweepFiles(ctx: Ctx): Promise<void> {
  await removeExpired(ctx);
  await removeStrays(ctx);
  await removeLeftovers(ctx);
}

async function removeExpired(ctx: Ctx): Promise<void> {
  const rows = await ctx.db
    .selectFrom('files.file')
    .select(['id', 'org_id', 'name', 'sm3', 'storage_key'])
    .where('expires_at', '<=', ctx.now.toISOString())
    .orderBy('expires_at')
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  if (rows.length === 0) return;
  for (const row of rows) {
    await ctx.services.files.remove(row.storage_key);
    const subject = { kind: 'file', id: row.id, orgId: row.org_id };
    ctx.audit({ action: 'files.file.expire', subject, before: { name: row.name, sm3: row.sm3 } });
  }
  const ids = rows.map((r) => r.id);
  await ctx.db.deleteFrom('files.file').where('id', 'in', ids).execute();
}

/** The instant in the first 48 bits of a UUID of version 7; the beginning of time for any other name. */
const bornAt = (key: string): number => {
  const hex = basename(key).replaceAll('-', '');
  return /^[0-9a-f]{12}7/.test(hex) ? Number.parseInt(hex.slice(0, 12), 16) : 0;
};

async function removeStrays(ctx: Ctx): Promise<void> {
  const before = ctx.now.getTime() - DAY;
  let batch: string[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const rows = await ctx.db.selectFrom('files.file').select('storage_key').where('storage_key', 'in', batch).execute();
    const known = new Set(rows.map((r) => r.storage_key));
    for (const key of batch) if (!known.has(key)) await ctx.services.files.remove(key);
    batch = [];
  };
  for await (const key of ctx.services.files.keys()) {
    const born = bornAt(key);
    if (born === 0 || born > before) continue;
    batch.push(key);
    if (batch.length === BATCH) await flush();
  }
  await flush();
}

async function removeLeftovers(ctx: Ctx): Promise<void> {
  const directory = ctx.services.files.incoming;
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() && found.mtimeMs < ctx.now.getTime() - DAY) await rm(path, { force: true });
  }
}
