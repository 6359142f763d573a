import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { day } from '#shared/time.ts';
import { alarmCode, alarmLevel, alarmSubject, reclaimReason } from './words.ts';

/** A room changed from one using unit to another. */
export const roomTransferred = z.object({ roomId: id, fromOrgId: id, toOrgId: id });
/** Somebody was given a seat, or left it. */
export const occupancyStarted = z.object({ occupancyId: id, roomId: id, personId: id, orgId: id, from: day });
export const occupancyEnded = z.object({ occupancyId: id, roomId: id, personId: id, orgId: id, on: day });
/** A finding of the check began or ended. */
export const alarmChanged = z.object({
  alarmId: id,
  code: alarmCode,
  level: alarmLevel,
  orgId: id,
  subjectKind: alarmSubject,
  subjectId: id,
});
/** An office is to be given back by a day (OS-16, OS-17). */
export const reclaimOpened = z.object({
  reclaimId: id,
  occupancyId: id,
  personId: id,
  roomId: id,
  orgId: id,
  reason: reclaimReason,
  dueOn: day,
});

export const officeSpaceEvents = {
  'office-space.room.transferred': roomTransferred,
  'office-space.occupancy.started': occupancyStarted,
  'office-space.occupancy.ended': occupancyEnded,
  'office-space.alarm.opened': alarmChanged,
  'office-space.alarm.cleared': alarmChanged,
  'office-space.reclaim.opened': reclaimOpened,
} as const;
