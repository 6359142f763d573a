import type { Ctx } from '#kernel/context.ts';
import { roleNames } from '#shared/permissions.ts';
import type { Decider } from '../../rules/graph.ts';
import { feel } from '../definition/feel.ts';

/** What deciders are found by. */
export interface Matter {
  readonly kind: string;
  readonly orgId: string;
  readonly starterId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** The starter's choice: element → accounts. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

const HIGHEST = 10;
const lineOf = (kind: string): string => kind.slice(0, kind.indexOf('.'));

const ids = async (ctx: Ctx, text: string, values: unknown[]): Promise<string[]> =>
  (await ctx.client.query<{ id: string | null }>(text, values)).rows.flatMap((r) => r.id ?? []);

const leaders = (ctx: Ctx, unit: string) => ids(ctx, 'select approvals.leaders($1, $2::date) as id', [unit, ctx.today]);
const byRole = (ctx: Ctx, role: string, unit: string) =>
  ids(ctx, 'select approvals.by_role($1, $2, $3::date) as id', [role, unit, ctx.today]);
const officers = (ctx: Ctx, line: string | null, unit: string) =>
  ids(ctx, 'select account_id as id from approvals.officers($1, $2, $3::date)', [line, unit, ctx.today]);
const byName = (ctx: Ctx, names: readonly string[]) =>
  ids(ctx, 'select approvals.by_username($1::text[], $2::date) as id', [names, ctx.today]);
const parentOf = async (ctx: Ctx, unit: string): Promise<string | null> =>
  (await ids(ctx, 'select approvals.parent_of($1) as id', [unit]))[0] ?? null;

/** The unit a decider is looked for in; null when there is none. */
async function placeOf(ctx: Ctx, decider: Decider, matter: Matter): Promise<string | null> {
  if (decider.at === 'unit') return matter.orgId;
  if (decider.at === 'superior') return parentOf(ctx, matter.orgId);
  const text = 'select org_id as id from approvals.officers($1, $2, $3::date) where org_id is not null limit 1';
  return (await ids(ctx, text, [decider.line ?? lineOf(matter.kind), matter.orgId, ctx.today]))[0] ?? null;
}

/** Accounts a definition names for a step, in their order; none when nobody at work fits. @throws FeelFailure from an expression */
export async function namedDeciders(ctx: Ctx, elementId: string, decider: Decider, matter: Matter): Promise<string[]> {
  const value = decider.value ?? '';
  switch (decider.by) {
    case 'officer':
      return officers(ctx, decider.line ?? lineOf(matter.kind), matter.orgId);
    case 'person':
      return byName(ctx, listed(value));
    case 'starter-choice':
      return byName(ctx, matter.choices[elementId] ?? []);
    case 'expression': {
      const answer = feel(value, { ...matter.facts, starter: matter.starterId, unit: matter.orgId });
      return byName(
        ctx,
        (Array.isArray(answer) ? answer : [answer]).filter((a): a is string => typeof a === 'string'),
      );
    }
    case 'superior-leader': {
      const above = await parentOf(ctx, matter.orgId);
      return above ? leaders(ctx, above) : [];
    }
  }
  const unit = await placeOf(ctx, decider, matter);
  if (!unit) return [];
  if (decider.by === 'unit-leader') return leaders(ctx, unit);
  if (decider.by === 'unit-admin') return byRole(ctx, 'unit-admin', unit);
  if (decider.by === 'post') return ids(ctx, 'select approvals.by_post($1, $2, $3::date) as id', [value, unit, ctx.today]);
  if (value === 'officer') return officers(ctx, decider.line ?? lineOf(matter.kind), unit);
  return byRole(ctx, value, unit);
}

const listed = (value: string): string[] =>
  value
    .split(/[,，;\s]+/)
    .filter(Boolean)
    .map((name) => name.toLowerCase());

/**
 * Who answers where nobody fits: the leader of the nearest unit above that has one, else those who administer flows for the unit.
 * `except` are accounts that must not be asked again.
 */
export async function fallUp(ctx: Ctx, matter: Pick<Matter, 'kind' | 'orgId'>, except: readonly string[] = []): Promise<string[]> {
  const others = (found: readonly string[]) => found.filter((id) => !except.includes(id));
  let unit = await parentOf(ctx, matter.orgId);
  for (let i = 0; unit !== null && i < HIGHEST; i++, unit = await parentOf(ctx, unit)) {
    const found = others(await leaders(ctx, unit));
    if (found.length > 0) return found;
  }
  return others(await administratorsOf(ctx, matter));
}

/** Officers who administer flows of a unit: those of the matter's own line, else those of any. */
export async function administratorsOf(ctx: Ctx, matter: Pick<Matter, 'kind' | 'orgId'>): Promise<string[]> {
  const own = await officers(ctx, lineOf(matter.kind), matter.orgId);
  return own.length > 0 ? own : officers(ctx, null, matter.orgId);
}

/** Roles that may be named as deciders: those of business. */
export const decidingRoles: readonly string[] = roleNames.filter((r) => !['sysadmin', 'secadmin', 'auditor'].includes(r));
