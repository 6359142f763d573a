import { z } from 'zod';
import { caseState, severity } from '#capabilities/cases/contract/words.ts';
import { id } from '#shared/ids.ts';
import { abilities, booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { nextSteps } from '../rules/alarms.ts';
import { checkVerdicts } from '../rules/comparison.ts';
import { useNotes } from '../rules/institutions.ts';
import { remedies } from '../rules/remedies.ts';
import { roomReasons } from '../rules/room-check.ts';
import { areaKinds } from '../rules/unit-check.ts';
import { alarmCode, alarmLevel, alarmSubject, figureLink, percentage, sqm } from './words.ts';

/** A person's share in the judgement of a room. */
export const seatShare = z.object({
  personId: id,
  personName: z.string(),
  rankCode: z.string().nullable(),
  limitSqm: sqm.nullable(),
  /** Part of the room told apart for the person (OS-13). */
  apportionedSqm: sqm.nullable(),
});

/**
 * What the check says of a room (OS-11). `ok` within, `over` above the limit, `unjudged` when the area or everybody's rank is missing.
 * Sums are of usable area.
 */
export const roomVerdict = z.object({
  verdict: z.enum(checkVerdicts),
  /** Label: `enum.office-space.room_reason.<value>`. */
  reason: z.enum(roomReasons),
  level: alarmLevel.nullable(),
  clause: z.string(),
  limitSqm: sqm.nullable(),
  actualSqm: sqm.nullable(),
  overSqm: sqm.nullable(),
  overPercent: percentage.nullable(),
  shares: z.array(seatShare),
  /** What can be done, in the order of the notice (OS-14). Label: `enum.office-space.remedy.<value>`. */
  remedies: z.array(z.enum(remedies)),
});
export type RoomVerdict = z.infer<typeof roomVerdict>;

/** One line of a unit's comparison (OS-12). Label: `enum.office-space.area_kind.<kind>`. */
export const unitLine = z.object({
  kind: z.enum(areaKinds),
  verdict: z.enum(checkVerdicts),
  clause: z.string(),
  approvedSqm: sqm.nullable(),
  actualSqm: sqm,
  overSqm: sqm.nullable(),
  overPercent: percentage.nullable(),
  vacantSqm: sqm,
  link: figureLink,
});

export const alarm = z.object({
  id,
  orgId: id,
  orgName: z.string(),
  code: alarmCode,
  level: alarmLevel,
  subjectKind: alarmSubject,
  subjectId: id,
  subjectName: z.string(),
  clause: z.string(),
  /** What was found: areas, days, names; texts as on the wire. */
  facts: z.record(z.string(), z.unknown()),
  openedOn: day,
  dueOn: day.nullable(),
  overdue: z.boolean(),
  /** Working days until the day, negative after it; null without a day and once cleared. */
  workingDaysLeft: z.int().nullable(),
  clearedOn: day.nullable(),
  /** What to do next. Labels: `page.office-space.next.<value>`. */
  nextSteps: z.array(z.enum(nextSteps)),
  /** The case of supervision that follows it, where the reader may see it. */
  case: z.object({ id, state: caseState, severity }).nullable(),
});
export type Alarm = z.infer<typeof alarm>;

export const alarmFilter = {
  q: z.string().trim().min(1).max(100).optional(),
  orgId: listParam(id),
  subtree: booleanParam,
  code: listParam(alarmCode),
  level: listParam(alarmLevel),
  subjectKind: listParam(alarmSubject),
  subjectId: id.optional(),
  state: z.enum(['open', 'cleared', 'all']).default('open'),
};
export const alarmSort = ['openedOn', 'dueOn', 'level', 'code', 'orgName', 'subjectName'] as const;

export const listAlarms = route({
  method: 'GET',
  path: '/office-space/alarms',
  permission: 'office-space.alarm.read',
  query: pageQuery(alarmSort).extend(alarmFilter),
  returns: pageOf(alarm).extend({ checkedAt: z.string().nullable() }),
  summary: 'Findings of the check with facts, clause and what to do next',
});

export const exportAlarms = route({
  method: 'GET',
  path: '/office-space/alarms/export',
  permission: 'office-space.alarm.read',
  query: z.object({ sort: pageQuery(alarmSort).shape.sort, ...alarmFilter }),
  returns: 'file',
  summary: 'The filtered alarms as an Excel workbook',
});

export const alarmStatistics = route({
  method: 'GET',
  path: '/office-space/alarms/statistics',
  permission: 'office-space.alarm.read',
  query: pageQuery(['orgName', 'red', 'yellow']).extend({ q: alarmFilter.q, orgId: alarmFilter.orgId, subtree: alarmFilter.subtree }),
  returns: pageOf(
    z.object({ orgId: id, orgName: z.string(), red: z.int(), yellow: z.int(), byCode: z.record(z.string(), z.int()), link: figureLink }),
  ).extend({ totals: z.object({ red: z.int(), yellow: z.int(), byCode: z.record(z.string(), z.int()) }) }),
  summary: 'Open alarms per unit and code',
});

export const checkUnit = route({
  method: 'GET',
  path: '/office-space/units/:unitId/check',
  permission: 'office-space.ledger.read',
  params: z.object({ unitId: id }),
  returns: z.object({
    orgId: id,
    orgName: z.string(),
    limitLevel: z.string(),
    establishmentCount: z.int(),
    headcount: z.int(),
    approvedAreaId: id.nullable(),
    lines: z.array(unitLine),
    alarms: z.array(alarm),
    /** What the check notes of the ground on which an institution uses office space (OS-20); none for organs. Label: `enum.office-space.use_note.<value>`. */
    useNotes: z.array(z.object({ certificateNo: z.string(), note: z.enum(useNotes), settled: z.boolean(), clause: z.string() })),
    abilities,
  }),
  summary: 'Compare what a unit uses with what is approved for it (OS-12)',
});

export const runCheck = route({
  method: 'POST',
  path: '/office-space/checks',
  permission: 'office-space.check.run',
  body: z.object({}),
  returns: z.object({ taskId: id }),
  status: 202,
  summary: 'Check everything in reach anew; the result is a task',
});
