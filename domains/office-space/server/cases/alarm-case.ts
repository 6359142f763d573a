import type { CaseDraft } from '#capabilities/cases/server/public.ts';
import { say } from '#kernel/http/labels.ts';
import type { Day } from '#shared/time.ts';
import type { AlarmCode } from '../../rules/alarms.ts';

/** The source of cases that alarms are, as cases know it. */
export const ALARM_SOURCE = 'office-space.alarm';

/** An open alarm as far as a case tells of it. */
export interface AlarmFacts {
  readonly id: string;
  readonly orgId: string;
  readonly code: AlarmCode;
  readonly level: 'red' | 'yellow';
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly clause: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly openedOn: Day;
  readonly dueOn: Day | null;
}

/** Lines of the positive and negative lists that the alarms breach. */
export const listLines: Readonly<Record<AlarmCode, string>> = {
  A1: 'N-OS-1',
  A2: 'N-OS-2',
  A3: 'N-OS-5',
  A4: 'N-OS-3',
  A5: 'N-OS-4',
  A6: 'P-OS-3',
  A7: 'P-OS-4',
  A8: 'P-OS-5',
  A9: 'N-OS-6',
};

/** The same object, unit and rule are the same finding, whichever alarm row says so: it joins repeated findings of one object. */
export const keyOfAlarm = (a: Pick<AlarmFacts, 'code' | 'subjectKind' | 'subjectId' | 'orgId'>): string =>
  `${a.code}:${a.subjectKind}:${a.subjectId}:${a.orgId}`;

const pathOf: Readonly<Record<string, (id: string) => string>> = {
  room: (id) => `/office-space/rooms/${id}`,
  building: (id) => `/office-space/buildings/${id}`,
  person: (id) => `/office-space/people/${id}`,
  unit: (id) => `/office-space/units/${id}`,
  letting: (id) => `/office-space/lettings/${id}`,
};

const text = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(',') : String(value));

/** Facts of an alarm as figures of a case: `actual`, `limit`, `over` under the names every case has, the rest under the alarm's own. */
export function figuresOf(alarm: Pick<AlarmFacts, 'facts' | 'dueOn'>): Record<string, string> {
  const { actualSqm, limitSqm, overSqm, roomIds, ...rest } = alarm.facts;
  const figures: Record<string, string> = {};
  if (actualSqm !== undefined) Object.assign(figures, { actual: text(actualSqm), limit: text(limitSqm), over: text(overSqm), unit: 'sqm' });
  if (Array.isArray(roomIds)) figures.officeCount = String(roomIds.length);
  for (const [name, value] of Object.entries(rest)) if (value !== null && value !== undefined) figures[name] = text(value);
  if (alarm.dueOn) figures.allowedUntil = alarm.dueOn;
  return figures;
}

/** The problem that an alarm is, for the case that follows it. */
export function draftOf(alarm: AlarmFacts): CaseDraft {
  const ruleLabel = `enum.office-space.alarm_code.${alarm.code}`;
  const path = pathOf[alarm.subjectKind]?.(alarm.subjectId);
  return {
    source: ALARM_SOURCE,
    key: keyOfAlarm(alarm),
    item: listLines[alarm.code],
    ruleCode: alarm.code,
    ruleLabel,
    clause: alarm.clause,
    orgId: alarm.orgId,
    subject: { kind: `office-space.${alarm.subjectKind}`, id: alarm.subjectId, label: alarm.subjectName, ...(path ? { path } : {}) },
    title: `${alarm.subjectName}：${say('zh-CN', ruleLabel)}`,
    figures: figuresOf(alarm),
    foundOn: alarm.openedOn,
  };
}
