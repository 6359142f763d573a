import type { CaseSource, Finding } from '#capabilities/cases/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { recheck } from '../check/recheck.ts';
import { ALARM_SOURCE, type AlarmFacts, figuresOf } from './alarm-case.ts';

type Row = Pick<AlarmFacts, 'facts' | 'dueOn'> & { clearedOn: string | null };

/** The newest alarm of a finding, open or cleared. */
async function newest(ctx: Ctx, finding: Finding): Promise<Row | undefined> {
  const { rows } = await ctx.client.query<Row>(
    `select facts, due_on as "dueOn", cleared_on as "clearedOn" from office_space.alarm
     where code = $1 and subject_kind = $2 and subject_id = $3 and org_id = $4 order by cleared_on is null desc, opened_on desc, id desc limit 1`,
    [finding.ruleCode, finding.subjectKind.replace('office-space.', ''), finding.subjectId, finding.orgId],
  );
  return rows[0];
}

const touchedBy = (finding: Finding) => {
  switch (finding.subjectKind) {
    case 'office-space.room':
      return { roomIds: [finding.subjectId] };
    case 'office-space.person':
      return { personIds: [finding.subjectId] };
    case 'office-space.building':
      return { buildingIds: [finding.subjectId] };
    default:
      return {};
  }
};

/** The alarms of office space: asked anew, the same rules look at the same record. */
export const alarmSource: CaseSource = {
  kind: ALARM_SOURCE,
  async recheck(ctx, finding) {
    await recheck(ctx, touchedBy(finding));
    const alarm = await newest(ctx, finding);
    return { clear: !alarm || alarm.clearedOn !== null, figures: alarm ? figuresOf(alarm) : {} };
  },
};
