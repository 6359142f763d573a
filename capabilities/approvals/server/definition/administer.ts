import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type * as routes from '../../contract/definitions.ts';
import { type ApprovalSubject, type SubjectBook, shippedXml, subjectOf } from '../subject.ts';
import { checkDefinition } from './check-definition.ts';
import { describeFacts } from './facts.ts';
import { storeVersion, takeVersion, versionInForce } from './version-in-force.ts';

type Kind = { kind: string };

interface Version {
  definitionVersion: number;
  shipped: boolean;
  inForce: boolean;
  publishedAt: string;
  publishedBy: string | null;
  note: string | null;
  openFlows: number;
}

/** Stored versions, newest first, and before them the shipped one that the next start will store. */
async function versionsOf(ctx: Ctx, subject: ApprovalSubject): Promise<Version[]> {
  const now = await versionInForce(ctx, subject);
  const { rows } = await ctx.client.query<Version>(
    `select d.definition_version as "definitionVersion", d.shipped, d.definition_version = $3 as "inForce", d.published_at as "publishedAt",
       (select p.name from approvals.people(array[d.published_by], $2::date) p) as "publishedBy", d.note,
       (select count(*)::int from approvals.flow f where f.kind = d.kind and f.definition_version = d.definition_version
          and f.state in ('running', 'held', 'returned')) as "openFlows"
     from approvals.definition d where d.kind = $1 order by d.definition_version desc`,
    [subject.kind, ctx.today, now.version],
  );
  if (now.stored) return rows;
  const coming = {
    definitionVersion: now.version,
    shipped: true,
    inForce: true,
    publishedAt: ctx.now.toISOString(),
    publishedBy: null,
    note: null,
    openFlows: 0,
  };
  return [coming, ...rows];
}

export async function listSubjects(book: SubjectBook, ctx: Ctx): Promise<RouteAnswer<typeof routes.listSubjects>> {
  const drafts = new Set((await ctx.client.query<Kind>('select kind from approvals.draft')).rows.map((d) => d.kind));
  const items = [];
  for (const subject of book.values()) {
    const versions = await versionsOf(ctx, subject);
    const current = versions.find((v) => v.inForce) as Version;
    items.push({
      kind: subject.kind,
      labelKey: `subject.${subject.kind}`,
      facts: describeFacts(subject.kind, subject.facts),
      definitionVersion: current.definitionVersion,
      shipped: current.shipped,
      publishedAt: current.publishedAt,
      openFlows: versions.reduce((sum, v) => sum + v.openFlows, 0),
      hasDraft: drafts.has(subject.kind),
    });
  }
  return { items, abilities: { manage: ctx.can('approvals.definition.manage') && ctx.scope.all } };
}

export const listDefinitions = async (book: SubjectBook, ctx: Ctx, input: Kind) => ({
  items: await versionsOf(ctx, subjectOf(book, input.kind)),
});

export async function getDefinition(book: SubjectBook, ctx: Ctx, input: RouteInput<typeof routes.getDefinition>) {
  const subject = subjectOf(book, input.kind);
  const version = found((await versionsOf(ctx, subject)).find((v) => v.definitionVersion === input.definitionVersion));
  const { rows } = await ctx.client.query<{ xml: string }>(
    'select xml from approvals.definition where kind = $1 and definition_version = $2',
    [subject.kind, version.definitionVersion],
  );
  return { ...version, xml: rows[0]?.xml ?? shippedXml(subject) };
}

interface Draft {
  xml: string;
  version: number;
  changedAt: string;
  changedBy: string | null;
}

const draftOf = async (ctx: Ctx, kind: string): Promise<Draft | undefined> =>
  (
    await ctx.client.query<Draft>(
      `select d.xml, d.version, d.changed_at as "changedAt", (select p.name from approvals.people(array[d.changed_by], $2::date) p) as "changedBy"
       from approvals.draft d where d.kind = $1`,
      [kind, ctx.today],
    )
  ).rows[0];

export async function getDraft(book: SubjectBook, ctx: Ctx, input: Kind): Promise<RouteAnswer<typeof routes.getDraft>> {
  const draft = await draftOf(ctx, subjectOf(book, input.kind).kind);
  return draft ?? { xml: null, version: 0, changedAt: null, changedBy: null };
}

/** A flow is the same for all units, so only who reaches all of them may change it. */
function refuseUnlessForAll(ctx: Ctx): void {
  if (!ctx.scope.all) refuse('approvals.definition_for_all');
}

export async function putDraft(
  book: SubjectBook,
  ctx: Ctx,
  input: RouteInput<typeof routes.putDraft>,
): Promise<RouteAnswer<typeof routes.putDraft>> {
  const subject = subjectOf(book, input.kind);
  refuseUnlessForAll(ctx);
  const { rows } = await ctx.client.query<{ version: number }>(
    `insert into approvals.draft as d (kind, xml, version, changed_at, changed_by) values ($1, $2, $3 + 1, $4, $5)
     on conflict (kind) do update set xml = excluded.xml, version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by
       where d.version = $3 returning version`,
    [subject.kind, input.xml, input.version, ctx.now.toISOString(), ctx.actor.accountId],
  );
  const saved = rows[0] ?? refuse('stale');
  ctx.audit({
    action: 'approvals.definition.draft',
    subject: { kind: 'approval-definition', id: subject.kind, orgId: null },
    after: { version: saved.version },
  });
  return { version: saved.version, findings: await checkDefinition(ctx, subject, input.xml) };
}

export async function dropDraft(book: SubjectBook, ctx: Ctx, input: Kind): Promise<undefined> {
  const subject = subjectOf(book, input.kind);
  refuseUnlessForAll(ctx);
  await ctx.client.query('delete from approvals.draft where kind = $1', [subject.kind]);
  ctx.audit({ action: 'approvals.definition.drop-draft', subject: { kind: 'approval-definition', id: subject.kind, orgId: null } });
}

export const check = async (book: SubjectBook, ctx: Ctx, input: RouteInput<typeof routes.checkDefinition>) => ({
  findings: await checkDefinition(ctx, subjectOf(book, input.kind), input.xml),
});

/** Publishes a definition; what is under way goes on with the one it began with. */
export async function publish(book: SubjectBook, ctx: Ctx, input: RouteInput<typeof routes.publishDefinition>) {
  const subject = subjectOf(book, input.kind);
  refuseUnlessForAll(ctx);
  await ctx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`approvals.publish ${subject.kind}`]);
  // The shipped version is kept before it is followed by another, so that it can be looked at, compared and brought back.
  const version = await takeVersion(ctx, subject);
  if (input.basedOn !== version) refuse('stale');
  const findings = await checkDefinition(ctx, subject, input.xml);
  const errors = findings.filter((f) => f.severity === 'error');
  if (errors.length > 0)
    refuse(
      'approvals.definition_unfit',
      { count: errors.length },
      errors.map((f) => ({ path: f.elementId ?? '', code: `approvals.finding.${f.code}`, params: f.params })),
    );
  const definitionVersion = version + 1;
  await storeVersion(ctx, subject.kind, definitionVersion, input.xml, input.note ?? null);
  await ctx.client.query('delete from approvals.draft where kind = $1', [subject.kind]);
  ctx.audit({
    action: 'approvals.definition.publish',
    subject: { kind: 'approval-definition', id: subject.kind, orgId: null },
    before: { version },
    after: { version: definitionVersion, note: input.note ?? null },
  });
  ctx.emit('approvals.definition.published', { kind: subject.kind, definitionVersion });
  return { definitionVersion, findings };
}
