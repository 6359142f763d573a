import { casesByKey, openCase, ruleCleared } from '#capabilities/cases/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { attachFile } from '#kernel/files/server/public.ts';
import { say } from '#kernel/http/labels.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { reportVisit as reportVisitRoute, skipVisit as skipVisitRoute } from '../../contract/patrols.ts';
import type { AlarmCode } from '../../rules/alarms.ts';
import { dm2 } from '../../rules/areas.ts';
import { type Deviation, deviationKinds } from '../../rules/patrol.ts';
import { ALARM_SOURCE, keyOfAlarm } from '../cases/alarm-case.ts';
import { reaches } from '../reach.ts';
import { deviationsOf, figuresOf, keyOf, PATROL_SOURCE } from './case-source.ts';

type Input = RouteInput<typeof reportVisitRoute>;

interface OpenVisit {
  readonly id: string;
  readonly orgId: string;
  readonly roomId: string;
  readonly label: string;
  readonly number: string;
}

/** The visit, locked, of a patrol under way in which the actor takes part or which the actor manages. */
async function visitOf(ctx: Ctx, visitId: string): Promise<OpenVisit> {
  const { rows } = await ctx.client.query<OpenVisit & { state: string; patrolOrgId: string; isMember: boolean }>(
    `select v.id, v.org_id as "orgId", v.room_id as "roomId", concat_ws(' ', b.name, r.code) as label, p.number, p.state, p.org_id as "patrolOrgId",
       exists (select 1 from office_space.patrol_member m where m.patrol_id = p.id and m.person_id = $2) as "isMember"
     from office_space.patrol_visit v join office_space.patrol p on p.id = v.patrol_id join places.room r on r.id = v.room_id
     left join places.building b on b.id = r.building_id where v.id = $1 for update of v`,
    [visitId, ctx.actor.personId],
  );
  const visit = found(rows[0]);
  if (visit.state !== 'under-way') refuse('office-space.patrol_closed', { number: visit.number });
  if (!visit.isMember && !reaches(ctx, 'office-space.patrol.manage', visit.patrolOrgId))
    refuse('office-space.patrol_not_member', { number: visit.number });
  return visit;
}

/** The alarm that says the same of a room as a deviation found on site: one object, one case (SU-13). */
const sameAlarm: Partial<Record<Deviation['kind'], AlarmCode>> = { 'over-limit': 'A1', 'handed-out': 'A4', 'no-certificate': 'A6' };

/** Opens a case per deviation, unless the check's own case of the room says it already, and clears those of earlier reports that are gone. */
async function raise(ctx: Ctx, visit: OpenVisit, input: Input, deviations: readonly Deviation[]): Promise<string[]> {
  const { roomId, orgId } = visit;
  const alarmKey = (d: Deviation): string => {
    const code = sameAlarm[d.kind];
    return code ? keyOfAlarm({ code, subjectKind: 'room', subjectId: roomId, orgId }) : '';
  };
  const known = await casesByKey(ctx, ALARM_SOURCE, deviations.map(alarmKey).filter(Boolean));
  const caseIds: string[] = [];
  for (const d of deviations) {
    const key = keyOf(roomId, d.kind);
    const running = known.get(alarmKey(d));
    if (running) {
      caseIds.push(running.caseId);
      continue;
    }
    const { caseId } = await openCase(ctx, {
      source: PATROL_SOURCE,
      key,
      item: d.item,
      ruleCode: d.kind,
      ruleLabel: `enum.office-space.deviation.${d.kind}`,
      clause: d.clause,
      orgId: visit.orgId,
      subject: { kind: 'office-space.room', id: visit.roomId, label: visit.label, path: `/office-space/rooms/${visit.roomId}` },
      title: `${visit.label}：${say('zh-CN', `enum.office-space.deviation.${d.kind}`)}`,
      ...(input.note ? { facts: input.note } : {}),
      place: visit.label,
      figures: figuresOf(d),
      foundOn: ctx.today,
      foundByAccountId: ctx.actor.accountId,
    });
    caseIds.push(caseId);
  }
  const gone = deviationKinds.filter((kind) => !deviations.some((d) => d.kind === kind));
  await ruleCleared(
    ctx,
    PATROL_SOURCE,
    gone.map((kind) => keyOf(visit.roomId, kind)),
  );
  return caseIds;
}

/** OS-32: keeps what was found in a room, compares it with the register and the limit, and makes each deviation a case. May be reported anew while the patrol runs. */
export async function reportVisit(ctx: Ctx, input: Input): Promise<RouteAnswer<typeof reportVisitRoute>> {
  const { visitId, measuredSqm, foundKind, foundState, seated } = input;
  if (measuredSqm === null && foundKind === null && foundState === null && seated === null) refuse('office-space.patrol_nothing_found');
  const visit = await visitOf(ctx, visitId);
  const deviations = await deviationsOf(ctx, visit.roomId, {
    kind: foundKind,
    state: foundState,
    areaDm2: measuredSqm === null ? null : dm2(measuredSqm),
    seated,
  });
  await ctx.client.query(
    `update office_space.patrol_visit set state = 'reported', skip_reason = null, measured_sqm = $2, found_kind = $3, found_state = $4, seated = $5, note = $6, signed_by = $7,
       objection = $8, visited_at = $9, deviations = $10, deviation_count = $11, reported_at = $12, reported_by = $13, reported_by_name = $14, version = version + 1
     where id = $1`,
    [
      visitId,
      measuredSqm,
      foundKind,
      foundState,
      seated,
      input.note,
      input.signedBy,
      input.objection,
      input.visitedAt,
      JSON.stringify(deviations),
      deviations.length,
      ctx.now.toISOString(),
      ctx.actor.accountId,
      ctx.actor.displayName,
    ],
  );
  for (const fileId of input.photoIds)
    await attachFile(ctx, fileId, { kind: 'patrol-visit', id: visitId, orgId: visit.orgId, readPermission: 'office-space.patrol.read' });
  const caseIds = await raise(ctx, visit, input, deviations);
  ctx.audit({
    action: 'office-space.patrol.reported',
    subject: { kind: 'room', id: visit.roomId, orgId: visit.orgId },
    after: { ...input, number: visit.number, deviations },
  });
  return { id: visitId, deviations, caseIds };
}

/** Leaves a room out; a reason is part of the record. */
export async function skipVisit(ctx: Ctx, input: RouteInput<typeof skipVisitRoute>): Promise<undefined> {
  const visit = await visitOf(ctx, input.visitId);
  await ctx.client.query(
    `update office_space.patrol_visit set state = 'skipped', skip_reason = $2, deviations = null, deviation_count = 0, reported_at = null, version = version + 1 where id = $1`,
    [visit.id, input.reason],
  );
  ctx.audit({
    action: 'office-space.patrol.skipped',
    subject: { kind: 'room', id: visit.roomId, orgId: visit.orgId },
    after: { number: visit.number, reason: input.reason },
  });
}
