import { createHash } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';
import { type ApprovalSubject, shippedXml } from '../subject.ts';

const digestOf = (xml: string): string => createHash('sm3').update(xml).digest('hex');

interface Latest {
  version: number;
  shipped: boolean;
  digest: string;
}

const latestOf = async (ctx: Ctx, kind: string): Promise<Latest | null> =>
  (
    await ctx.client.query<Latest>(
      'select definition_version as version, shipped, digest from approvals.definition where kind = $1 order by definition_version desc limit 1',
      [kind],
    )
  ).rows[0] ?? null;

/** Whether the shipped file is to become the next version: it is new or has changed, and no administrator has published his own. */
const shipsNext = (latest: Latest | null, subject: ApprovalSubject): boolean =>
  latest === null || (latest.shipped && latest.digest !== digestOf(shippedXml(subject)));

/** The version that new matters take, without storing it: what is shipped and not yet stored counts as the next one. */
export async function versionInForce(ctx: Ctx, subject: ApprovalSubject): Promise<{ version: number; stored: boolean; shipped: boolean }> {
  const latest = await latestOf(ctx, subject.kind);
  if (!shipsNext(latest, subject)) return { version: (latest as Latest).version, stored: true, shipped: (latest as Latest).shipped };
  return { version: (latest?.version ?? 0) + 1, stored: false, shipped: true };
}

/** The version that new matters take; a shipped definition that is new or has changed is stored as the next version. */
export async function takeVersion(ctx: Ctx, subject: ApprovalSubject): Promise<number> {
  const now = await versionInForce(ctx, subject);
  if (now.stored) return now.version;
  const xml = shippedXml(subject);
  // Several may begin with it at once: one stores it, the others find it stored.
  await ctx.client.query(
    `insert into approvals.definition (kind, definition_version, xml, digest, shipped, published_at)
     values ($1, $2, $3, $4, true, $5) on conflict do nothing`,
    [subject.kind, now.version, xml, digestOf(xml), ctx.now.toISOString()],
  );
  return now.version;
}

/** Stores a version that an administrator publishes. */
export async function storeVersion(ctx: Ctx, kind: string, version: number, xml: string, note: string | null): Promise<void> {
  await ctx.client.query(
    `insert into approvals.definition (kind, definition_version, xml, digest, shipped, note, published_at, published_by)
     values ($1, $2, $3, $4, false, $5, $6, $7)`,
    [kind, version, xml, digestOf(xml), note, ctx.now.toISOString(), ctx.actor.accountId],
  );
}
