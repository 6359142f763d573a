import { openCases, openKeys, ruleCleared } from '#capabilities/cases/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { on } from '#kernel/domain.ts';
import { alarmsChanged } from '../../contract/events.ts';
import { settingsInForce } from '../settings-in-force.query.ts';
import { ALARM_SOURCE, type AlarmFacts, draftOf, keyOfAlarm } from './alarm-case.ts';

/** The levels from which an alarm becomes a case. */
const levelsFrom = { red: ['red'], yellow: ['red', 'yellow'], none: [] } as const;

/**
 * Brings the cases of a unit in line with its alarms: an alarm of the settings' codes and level opens a case, a silent one clears it. Told twice
 * it does nothing the second time.
 */
export async function alignCases(ctx: Ctx, orgId: string): Promise<void> {
  const settings = await settingsInForce(ctx, ctx.today);
  const { rows: open } = await ctx.client.query<AlarmFacts>(
    `select id, org_id as "orgId", code, level, subject_kind as "subjectKind", subject_id as "subjectId", subject_name as "subjectName", clause, facts,
       opened_on as "openedOn", due_on as "dueOn"
     from office_space.alarm where org_id = $1 and cleared_on is null order by level, code, id`,
    [orgId],
  );
  const levels: readonly string[] = levelsFrom[settings.caseFromLevel];
  const codes = settings.caseAlarmCodes.split(',');
  const running = await openKeys(ctx, ALARM_SOURCE, orgId);
  // A running case keeps its figures of today, also when the setting has changed since.
  const told = open.filter((a) => running.has(keyOfAlarm(a)) || (levels.includes(a.level) && codes.includes(a.code)));
  await openCases(ctx, told.map(draftOf));
  const speaking = new Set(open.map(keyOfAlarm));
  await ruleCleared(
    ctx,
    ALARM_SOURCE,
    [...running].filter((key) => !speaking.has(key)),
  );
}

/** Alarms of a unit changed, by night or by a change of the register: their cases follow. */
export const onAlarmsChanged = on('office-space.alarms.changed', 'office-space.align-cases', alarmsChanged, (ctx, { orgId }) =>
  alignCases(ctx, orgId),
);
