import { cancelApproval, resubmitApproval, startApproval } from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import { nextNumber } from '#kernel/record/number.ts';
import { found, refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type {
  applySecondOffice as applySecondOfficeRoute,
  mendSecondOffice as mendSecondOfficeRoute,
  trySecondOffice as trySecondOfficeRoute,
  withdrawSecondOffice as withdrawSecondOfficeRoute,
} from '../../contract/second-offices.ts';
import { findingOf } from '../leases/rent-terms.ts';
import { obey } from '../obey.ts';
import { type Asked, type Judged, judge } from './judge.ts';
import { readSecondOffice, type SecondOffice } from './list-second-offices.query.ts';
import { factsOf, secondOfficeApproval } from './second-office-approval.ts';

/** Refuses a person who has neither the main post nor another one in a unit within reach; what is unknown looks the same. */
async function personNamed(ctx: Ctx, personId: string): Promise<void> {
  const { rows } = await ctx.client.query(
    'select 1 from org.person where id = $1 union all select 1 from org.post where person_id = $1 limit 1',
    [personId],
  );
  found(rows[0]);
}

/** Judged without a "no": the first one refuses. */
async function judgedWell(ctx: Ctx, asked: Asked): Promise<Judged> {
  const judged = await judge(ctx, asked);
  for (const finding of judged.findings) obey(finding);
  return judged;
}

/** The form's live verdict. */
export async function trySecondOffice(
  ctx: Ctx,
  input: RouteInput<typeof trySecondOfficeRoute>,
): Promise<RouteAnswer<typeof trySecondOfficeRoute>> {
  await personNamed(ctx, input.personId);
  const { areaSqm, limitSqm, findings } = await judge(ctx, input);
  return { areaSqm, limitSqm, findings: findings.map(findingOf) };
}

/** Asks for a second office; what the rules speak against cannot be asked for at all. */
export async function applySecondOffice(
  ctx: Ctx,
  input: RouteInput<typeof applySecondOfficeRoute>,
): Promise<RouteAnswer<typeof applySecondOfficeRoute>> {
  const { personId, roomId, distanceKm, daysPerMonth, from, reason } = input;
  await personNamed(ctx, personId);
  const { orgId, personName, areaSqm, limitSqm } = await judgedWell(ctx, input);
  const serving = await ctx.client.query<{ state: string }>('select state from office_space.people_of($1)', [[personId]]);
  if (serving.rows[0]?.state !== 'serving') refuse('office-space.person_not_serving', { name: personName });
  const id = newId();
  const { text: number } = await nextNumber(
    ctx,
    'office-space.second-office',
    orgId,
    say('zh-CN', 'page.office-space.second-office.series'),
  );
  await ctx.db
    .insertInto('office_space.second_office')
    .values({
      id,
      org_id: orgId,
      number,
      person_id: personId,
      room_id: roomId,
      reason,
      distance_km: distanceKm,
      days_per_month: daysPerMonth,
      first_on: from,
      area_sqm: areaSqm,
      limit_sqm: limitSqm,
      state: 'submitted',
      created_by: ctx.actor.accountId,
      created_at: ctx.now.toISOString(),
    })
    .execute();
  ctx.audit({
    action: 'office-space.second-office.applied',
    subject: { kind: 'second-office', id, orgId },
    after: { number, personId, distanceKm, daysPerMonth, from, reason, areaSqm, limitSqm },
  });
  await startApproval(ctx, secondOfficeApproval, {
    subjectId: id,
    orgId,
    title: titleOf(personName),
    number,
    path: `/office-space/second-offices/${id}`,
    facts: factsOf({ distanceKm, daysPerMonth, areaSqm }),
  });
  return { id, number };
}

const titleOf = (name: string): string => say('zh-CN', 'page.office-space.second-office.of', { name });

async function touchable(ctx: Ctx, id: string, states: readonly string[]): Promise<SecondOffice> {
  found((await ctx.client.query('select 1 from office_space.second_office where id = $1 for update', [id])).rows[0]);
  const kept = await readSecondOffice(ctx, id);
  if (!states.includes(kept.state))
    refuse('office-space.application_state', { state: say(ctx.locale, `enum.office-space.application_state.${kept.state}`) });
  return kept;
}

/** Mends what was returned and enters it again from the beginning. */
export async function mendSecondOffice(
  ctx: Ctx,
  input: RouteInput<typeof mendSecondOfficeRoute>,
): Promise<RouteAnswer<typeof mendSecondOfficeRoute>> {
  const { secondOfficeId: id, version, roomId, distanceKm, daysPerMonth, from, reason } = input;
  const kept = await touchable(ctx, id, ['returned']);
  if (kept.version !== version) refuse('stale');
  const { orgId, areaSqm, limitSqm, personName } = await judgedWell(ctx, { personId: kept.personId, roomId, distanceKm, daysPerMonth });
  if (orgId !== kept.orgId) refuse('office-space.second_office_no_post', { clause: 'measures-2017.use' });
  await ctx.db
    .updateTable('office_space.second_office')
    .set({
      room_id: roomId,
      reason,
      distance_km: distanceKm,
      days_per_month: daysPerMonth,
      first_on: from,
      area_sqm: areaSqm,
      limit_sqm: limitSqm,
      state: 'submitted',
      opinion: null,
      decided_on: null,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
  ctx.audit({
    action: 'office-space.second-office.mended',
    subject: { kind: 'second-office', id, orgId },
    after: { distanceKm, daysPerMonth, from, reason, areaSqm, limitSqm },
  });
  await resubmitApproval(ctx, secondOfficeApproval, {
    subjectId: id,
    facts: factsOf({ distanceKm, daysPerMonth, areaSqm }),
    title: titleOf(personName),
  });
  return { id, version: version + 1 };
}

/** Takes an application back before it is decided; its flow ends with it. */
export async function withdrawSecondOffice(
  ctx: Ctx,
  input: RouteInput<typeof withdrawSecondOfficeRoute>,
): Promise<RouteAnswer<typeof withdrawSecondOfficeRoute>> {
  const { secondOfficeId: id, reason } = input;
  const { orgId } = await touchable(ctx, id, ['submitted', 'returned']);
  await cancelApproval(ctx, secondOfficeApproval, { subjectId: id, reason });
  await ctx.client.query(
    "update office_space.second_office set state = 'withdrawn', opinion = $2, decided_on = $3::date, version = version + 1 where id = $1",
    [id, reason, ctx.today],
  );
  ctx.audit({ action: 'office-space.second-office.withdrawn', subject: { kind: 'second-office', id, orgId }, after: { reason } });
  return { id };
}
