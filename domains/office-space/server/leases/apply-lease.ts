import { cancelApproval, resubmitApproval, startApproval } from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import { nextNumber } from '#kernel/record/number.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  applyLease as applyLeaseRoute,
  mendApplication as mendApplicationRoute,
  withdrawApplication as withdrawApplicationRoute,
} from '../../contract/lease-applications.ts';
import { mayHandOut } from '../../rules/lettings.ts';
import { unitNamed } from '../named.ts';
import { obey } from '../obey.ts';
import { reaches } from '../reach.ts';
import { checkPlan, planRow } from './application-plan.ts';
import { factsOf, leaseOutApproval } from './lease-out-approval.ts';
import { getApplication } from './list-applications.query.ts';

/** Who decides on lettings of the unit is the administration; others are told the clause (OS-18). */
const decides = (ctx: Ctx, orgId: string): void =>
  void obey(mayHandOut(reaches(ctx, 'office-space.letting.manage', orgId) ? 'administration' : 'using-unit'));

const titleOf = (a: { direction: string; buildingName: string | null; roomCode: string | null; areaSqm: string }): string =>
  say('zh-CN', `page.office-space.lease.title.${a.direction}`, {
    place: [a.buildingName, a.roomCode].filter(Boolean).join(' '),
    area: a.areaSqm,
  });

/** What the record of changes keeps of an application, in words that a reader knows. */
const told = (a: Awaited<ReturnType<typeof getApplication>>) => {
  const { number, direction, buildingName, roomCode, counterpart, areaSqm, from, to, rentYuan, rentBasis, rentPeriod, rentFreeDays } = a;
  const { escalationPercent, escalationMonths, depositYuan, purpose, exchangeDocument } = a;
  const price = { rentYuan, rentBasis, rentPeriod, rentFreeDays, escalationPercent, escalationMonths, depositYuan };
  return { number, direction, buildingName, roomCode, counterpart, areaSqm, from, to, ...price, purpose, exchangeDocument };
};

/** A contract that a new one follows: of the same unit and place, and not handed back. */
async function formerContract(ctx: Ctx, renewsId: string | null, orgId: string): Promise<void> {
  if (renewsId === null) return;
  const { rows } = await ctx.client.query<{ closedOn: string | null }>(
    'select closed_on as "closedOn" from office_space.letting where id = $1 and org_id = $2 for update',
    [renewsId, orgId],
  );
  const former = found(rows[0]);
  if (former.closedOn !== null) refuse('office-space.letting_ended', { on: former.closedOn });
}

/** Asks to let or lend an area, numbers the application and enters it into its flow. */
export async function applyLease(ctx: Ctx, input: RouteInput<typeof applyLeaseRoute>): Promise<RouteAnswer<typeof applyLeaseRoute>> {
  const { orgId, renewsId = null, ...plan } = input;
  await unitNamed(ctx, orgId);
  decides(ctx, orgId);
  await formerContract(ctx, renewsId, orgId);
  await checkPlan(ctx, plan, renewsId);
  const id = newId();
  const { text: number } = await nextNumber(ctx, 'office-space.lease', orgId, say('zh-CN', 'page.office-space.lease.series'));
  await ctx.db
    .insertInto('office_space.lease_application')
    .values({
      id,
      org_id: orgId,
      number,
      ...planRow(plan),
      renews_id: renewsId,
      state: 'submitted',
      created_by: ctx.actor.accountId,
      created_at: ctx.now.toISOString(),
    })
    .execute();
  const application = await getApplication(ctx, { applicationId: id });
  ctx.audit({ action: 'office-space.lease.applied', subject: { kind: 'lease-application', id, orgId }, after: told(application) });
  await startApproval(ctx, leaseOutApproval, {
    subjectId: id,
    orgId,
    title: titleOf(application),
    number,
    path: `/office-space/lease-applications/${id}`,
    facts: factsOf(application),
  });
  return { id, number };
}

/** The application as it stands, locked; refuses states in which nobody may touch it. */
async function touchable(
  ctx: Ctx,
  id: string,
  states: readonly string[],
): Promise<{ orgId: string; direction: 'let' | 'lent'; renewsId: string | null; version: number }> {
  const { rows } = await ctx.client.query<{
    orgId: string;
    direction: 'let' | 'lent';
    renewsId: string | null;
    state: string;
    version: number;
  }>(
    'select org_id as "orgId", direction, renews_id as "renewsId", state, version from office_space.lease_application where id = $1 for update',
    [id],
  );
  const kept = found(rows[0]);
  decides(ctx, kept.orgId);
  if (!states.includes(kept.state))
    refuse('office-space.application_state', { state: say(ctx.locale, `enum.office-space.application_state.${kept.state}`) });
  return kept;
}

/** Mends what was returned and enters it again from the beginning. */
export async function mendApplication(
  ctx: Ctx,
  input: RouteInput<typeof mendApplicationRoute>,
): Promise<RouteAnswer<typeof mendApplicationRoute>> {
  const { applicationId: id, version, ...facts } = input;
  const { orgId, direction, renewsId, version: kept } = await touchable(ctx, id, ['returned']);
  if (kept !== version) refuse('stale');
  const plan = { ...facts, direction };
  await checkPlan(ctx, plan, renewsId);
  await ctx.db
    .updateTable('office_space.lease_application')
    .set({ ...planRow(plan), state: 'submitted', opinion: null, decided_on: null, version: version + 1 })
    .where('id', '=', id)
    .execute();
  const application = await getApplication(ctx, { applicationId: id });
  ctx.audit({ action: 'office-space.lease.mended', subject: { kind: 'lease-application', id, orgId }, after: told(application) });
  await resubmitApproval(ctx, leaseOutApproval, { subjectId: id, facts: factsOf(application), title: titleOf(application) });
  return { id, version: version + 1 };
}

/** Takes an application back before it is decided; its flow ends with it. */
export async function withdrawApplication(
  ctx: Ctx,
  input: RouteInput<typeof withdrawApplicationRoute>,
): Promise<RouteAnswer<typeof withdrawApplicationRoute>> {
  const { applicationId: id, reason } = input;
  const { orgId } = await touchable(ctx, id, ['submitted', 'returned']);
  await cancelApproval(ctx, leaseOutApproval, { subjectId: id, reason });
  await ctx.client.query(
    "update office_space.lease_application set state = 'withdrawn', opinion = $2, decided_on = $3::date, version = version + 1 where id = $1",
    [id, reason, ctx.today],
  );
  ctx.audit({ action: 'office-space.lease.withdrawn', subject: { kind: 'lease-application', id, orgId }, after: { reason } });
  return { id };
}
