import type { Ctx } from '#kernel/context.ts';
import { found, refuse, refuseField } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteInput } from '#shared/route.ts';
import type { addGrant, endGrant } from '../contract/grants.ts';
import { isAdministrator } from './actor-of.ts';
import { keepLastAdministrator } from './change-account.ts';
import { readAccount } from './list-accounts.query.ts';
import { readGrant } from './list-grants.query.ts';

export type NewGrant = Omit<RouteInput<typeof addGrant>, 'startsOn' | 'endsOn' | 'reason' | 'line' | 'unitId'> &
  Partial<Pick<RouteInput<typeof addGrant>, 'startsOn' | 'endsOn' | 'reason' | 'line' | 'unitId'>>;

/** Gives an account a role. What may not be together (三员分立) and what is there already, the table's constraints refuse. */
export async function putGrant(ctx: Ctx, input: NewGrant): Promise<string> {
  const account = found(
    await ctx.db
      .selectFrom('identity.account')
      .select(['id', 'org_id', 'state'])
      .where('id', '=', input.accountId)
      .forUpdate()
      .executeTakeFirst(),
  );
  if (account.state === 'closed') refuse('identity.account_closed');
  const line = input.line ?? null;
  const orgId = input.unitId ?? null;
  const startsOn = input.startsOn ?? ctx.today;
  const endsOn = input.endsOn ?? null;
  if (line !== null && !ctx.services.identity.book.lines.includes(line)) refuseField('line', 'grant_line');
  if (endsOn !== null && endsOn < startsOn) refuseField('endsOn', 'grant_days');
  if (orgId !== null) found(await ctx.db.selectFrom('org.unit').select('id').where('id', '=', orgId).executeTakeFirst());
  // Without a unit the wall cannot hold the grant: only an actor who reaches everything may give everything.
  else if (!ctx.scope.all) refuse('forbidden', { permission: 'identity.grant.create' });
  const id = newId();
  const row = {
    role: input.role,
    line,
    org_id: orgId,
    reach: input.reach,
    starts_on: startsOn,
    ends_on: endsOn,
    reason: input.reason ?? null,
  };
  await ctx.db
    .insertInto('identity.grant')
    .values({ id, account_id: account.id, ...row, granted_by: ctx.actor.accountId, granted_at: ctx.now.toISOString() })
    .execute();
  ctx.audit({
    action: 'identity.grant.create',
    subject: { kind: 'identity.grant', id, orgId: orgId ?? account.org_id },
    after: { accountId: account.id, ...row },
  });
  ctx.services.identity.forget(`account:${account.id}`);
  return id;
}

export async function addGrantUseCase(ctx: Ctx, input: RouteInput<typeof addGrant>) {
  if (input.accountId === ctx.actor.accountId) refuse('identity.grant_to_oneself');
  return readGrant(ctx, await putGrant(ctx, input));
}

/** Takes a grant back at once, whatever its last day. */
export async function endGrantUseCase(ctx: Ctx, { grantId }: RouteInput<typeof endGrant>) {
  const grant = await readGrant(ctx, grantId);
  if (grant.account.id === ctx.actor.accountId) refuse('identity.grant_to_oneself');
  if (grant.inForce && isAdministrator(grant.role)) {
    const account = await readAccount(ctx, grant.account.id);
    await keepLastAdministrator(ctx, { ...account, roles: [{ role: grant.role, line: null }] });
  }
  const ended = await ctx.db
    .updateTable('identity.grant')
    .set({ ended_at: ctx.now.toISOString(), ended_by: ctx.actor.accountId })
    .where('id', '=', grantId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (Number(ended.numUpdatedRows) === 0) refuse('identity.grant_ended');
  ctx.audit({
    action: 'identity.grant.end',
    subject: { kind: 'identity.grant', id: grantId, orgId: grant.unit?.id ?? null },
    before: { role: grant.role, accountId: grant.account.id },
  });
  ctx.services.identity.forget(`account:${grant.account.id}`);
  return readGrant(ctx, grantId);
}
