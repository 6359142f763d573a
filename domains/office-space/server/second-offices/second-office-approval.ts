import { z } from 'zod';
import { type ApprovalSheet, type ApprovalSubject, approvalSubject, type Decided } from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import { recheck } from '../check/recheck.ts';
import { seat } from '../seat.ts';
import { settleVacancy } from '../settle-vacancy.ts';
import { judge } from './judge.ts';
import { readSecondOffice, type SecondOffice } from './list-second-offices.query.ts';

const field = (name: string): string => `field.office-space.${name}`;

/** What conditions of the flow may test. */
export const secondOfficeFacts = z.object({ distanceKm: z.number(), daysPerMonth: z.number(), areaSqm: z.number().nullable() });

export const factsOf = (s: Pick<SecondOffice, 'distanceKm' | 'daysPerMonth' | 'areaSqm'>): z.output<typeof secondOfficeFacts> => ({
  distanceKm: Number(s.distanceKm),
  daysPerMonth: s.daysPerMonth,
  areaSqm: s.areaSqm === null ? null : Number(s.areaSqm),
});

/** What the approver sees: grounds, area against the standard, and what the rules say now. */
async function sheet(ctx: Ctx, subjectId: string): Promise<ApprovalSheet> {
  const s = await readSecondOffice(ctx, subjectId);
  const { findings, areaSqm, limitSqm } = await judge(ctx, s);
  return {
    facts: [
      { labelKey: field('personName'), value: s.personName },
      { labelKey: field('orgName'), value: s.orgName },
      { labelKey: field('buildingName'), value: s.buildingName },
      { labelKey: field('roomCode'), value: s.roomCode },
      { labelKey: field('areaSqm'), value: areaSqm, unit: 'unit.sqm' },
      { labelKey: field('limitSqm'), value: limitSqm, unit: 'unit.sqm' },
      { labelKey: field('distanceKm'), value: s.distanceKm },
      { labelKey: field('daysPerMonth'), value: String(s.daysPerMonth) },
      { labelKey: field('from'), value: s.from },
      { labelKey: field('reason'), value: s.reason },
    ],
    verdicts:
      findings.length === 0
        ? [
            {
              tone: 'ok',
              wordKey: 'page.office-space.second-office.fit',
              actual: areaSqm,
              limit: limitSqm,
              unit: 'unit.sqm',
              clause: 'clause.office-space.measures-2017.use',
            },
          ]
        : findings.map((finding) => ({
            tone: 'violation',
            wordKey: `error.${finding.code}`,
            params: { limit: finding.limit ?? '', actual: finding.actual ?? '' },
            clause: `clause.office-space.${finding.clause}`,
          })),
  };
}

/** The approval is recorded on the seat; who did not sit there yet is seated from the day asked for. */
async function recordOnSeat(ctx: Ctx, s: SecondOffice): Promise<string> {
  const { rows } = await ctx.client.query<{ id: string }>(
    `update office_space.occupancy set approval_no = $3, places_far_apart = true, works_there_often = true, version = version + 1
     where room_id = $1 and person_id = $2 and upper_inf(during) returning id`,
    [s.roomId, s.personId, s.number],
  );
  if (rows[0]) return rows[0].id;
  const [, from = ctx.today] = [s.from, ctx.today].sort();
  const { ids } = await seat(ctx, s.roomId, [s.personId], from, { approvalNo: s.number, placesFarApart: true, worksThereOften: true });
  return ids[0] as string;
}

async function onDecided(ctx: Ctx, { subjectId, outcome, opinion }: Decided): Promise<void> {
  const s = await readSecondOffice(ctx, subjectId);
  const occupancyId = outcome === 'approved' ? await recordOnSeat(ctx, s) : null;
  const { rows } = await ctx.client.query<{ id: string }>(
    `update office_space.second_office set state = $2, opinion = $3, decided_on = $4::date, approval_no = case when $2 = 'approved' then number end,
       occupancy_id = $5, version = version + 1 where id = $1 and state in ('submitted', 'returned') returning id`,
    [subjectId, outcome, opinion, ctx.today, occupancyId],
  );
  found(rows[0]);
  ctx.audit({
    action: 'office-space.second-office.decided',
    subject: { kind: 'second-office', id: subjectId, orgId: s.orgId },
    before: { applicationState: s.state },
    after: { applicationState: outcome, opinion },
  });
  if (outcome !== 'approved') return;
  await settleVacancy(ctx, [s.roomId]);
  await recheck(ctx, { roomIds: [s.roomId], personIds: [s.personId] });
}

/** A second office of a leader: unit, administration and its leader one after the other (OS-16). */
export const secondOfficeApproval: ApprovalSubject = approvalSubject({
  kind: 'office-space.second-office',
  bpmn: new URL('../../approvals/second-office.bpmn', import.meta.url),
  facts: secondOfficeFacts,
  sheet,
  onDecided,
});
