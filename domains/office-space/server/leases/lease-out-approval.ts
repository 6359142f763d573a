import { z } from 'zod';
import { type ApprovalSheet, type ApprovalSubject, approvalSubject, type Decided } from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { found } from '#shared/errors.ts';
import { Decimal } from '#shared/units.ts';
import { getApplication } from './list-applications.query.ts';

const field = (name: string): string => `field.office-space.${name}`;
type Application = Awaited<ReturnType<typeof getApplication>>;

/** What conditions of the flow may test. */
export const leaseFacts = z.object({
  leaseDirection: z.enum(['let', 'lent']),
  leaseAreaSqm: z.number(),
  /** Rent of a year at the first price, yuan; 0 for lending. */
  leaseYearlyRentYuan: z.number(),
  leaseTermMonths: z.number(),
});

/** Whole months of a term, a begun one counted. */
const monthsOf = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7)) +
  (to.slice(8) >= from.slice(8) ? 1 : 0);

export const factsOf = (
  a: Pick<Application, 'direction' | 'areaSqm' | 'perSqmMonthYuan' | 'from' | 'to'>,
): z.output<typeof leaseFacts> => ({
  leaseDirection: a.direction === 'lent' ? 'lent' : 'let',
  leaseAreaSqm: Number(a.areaSqm),
  leaseYearlyRentYuan: new Decimal(a.perSqmMonthYuan ?? 0).times(a.areaSqm).times(12).toDecimalPlaces(2).toNumber(),
  leaseTermMonths: monthsOf(a.from, a.to),
});

/** What the approver sees: terms, what the rules still miss, and the schedule that the terms would give. */
function sheetOf(a: Application): ApprovalSheet {
  return {
    facts: [
      { labelKey: field('direction'), value: a.direction, enum: 'office-space.letting_direction' },
      { labelKey: field('buildingName'), value: a.buildingName },
      { labelKey: field('roomCode'), value: a.roomCode },
      { labelKey: field('counterpart'), value: a.counterpart },
      { labelKey: field('areaSqm'), value: a.areaSqm, unit: 'unit.sqm' },
      { labelKey: field('from'), value: a.from },
      { labelKey: field('to'), value: a.to },
      { labelKey: field('perSqmMonthYuan'), value: a.perSqmMonthYuan },
      { labelKey: field('scheduledYuan'), value: a.lines.length > 0 ? a.scheduledYuan : null },
      { labelKey: field('depositYuan'), value: a.depositYuan },
      { labelKey: field('exchangeDocument'), value: a.exchangeDocument },
      { labelKey: field('purpose'), value: a.purpose },
    ],
    verdicts:
      a.findings.length === 0
        ? [{ tone: 'ok', wordKey: 'page.office-space.lease.fit', clause: 'clause.office-space.measures-2017.disposal' }]
        : a.findings.map((finding) => ({
            tone: 'attention',
            wordKey: `error.${finding.code}`,
            params: { limit: finding.limit ?? '', actual: finding.actual ?? '' },
            clause: `clause.office-space.${finding.clause}`,
          })),
    tables: [
      {
        titleKey: 'page.office-space.lease.schedule',
        columns: [
          { labelKey: field('period') },
          { labelKey: field('from') },
          { labelKey: field('to') },
          { labelKey: field('dueOn') },
          { labelKey: field('amountYuan'), numeric: true },
        ],
        rows: a.lines.map((line) => [String(line.no), line.from, line.to, line.dueOn, line.amountYuan]),
      },
    ],
  };
}

async function onDecided(ctx: Ctx, { subjectId, outcome, opinion }: Decided): Promise<void> {
  const { rows } = await ctx.client.query<{ orgId: string }>(
    `update office_space.lease_application set state = $2, opinion = $3, decided_on = $4::date, approval_no = case when $2 = 'approved' then number end,
       version = version + 1 where id = $1 and state in ('submitted', 'returned') returning org_id as "orgId"`,
    [subjectId, outcome, opinion, ctx.today],
  );
  const { orgId } = found(rows[0]);
  ctx.audit({
    action: 'office-space.lease.decided',
    subject: { kind: 'lease-application', id: subjectId, orgId },
    before: { applicationState: 'submitted' },
    after: { applicationState: outcome, opinion },
  });
}

/** Letting and lending by the administration (OS-25): leader, and supervision where much is at stake. */
export const leaseOutApproval: ApprovalSubject = approvalSubject({
  kind: 'office-space.lease-out',
  bpmn: new URL('../../approvals/lease-out.bpmn', import.meta.url),
  facts: leaseFacts,
  sheet: async (ctx, subjectId) => sheetOf(await getApplication(ctx, { applicationId: subjectId })),
  onDecided,
});
