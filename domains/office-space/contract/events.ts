import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { day } from '#shared/time.ts';
import { requestEvents } from './request-events.ts';
import { importKind, reclaimReason } from './words.ts';

/** A room changed from one using unit to another. */
export const roomTransferred = z.object({ roomId: id, fromOrgId: id, toOrgId: id });
/** Somebody was given a seat, or left it. */
export const occupancyStarted = z.object({ occupancyId: id, roomId: id, personId: id, orgId: id, from: day });
export const occupancyEnded = z.object({ occupancyId: id, roomId: id, personId: id, orgId: id, on: day });
/** Findings of a unit changed: how many began, changed and ended. */
export const alarmsChanged = z.object({ orgId: id, opened: z.int(), changed: z.int(), cleared: z.int() });
/** Records whose check reaches behind the wall of who changed them; the worker checks them again with wide reach. */
export const recheckWanted = z.object({ roomIds: z.array(id), personIds: z.array(id), buildingIds: z.array(id) });
/** A register was imported; what it says is checked as a whole. */
export const importFinished = z.object({ kind: importKind, taskId: z.string() });
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
  'office-space.alarms.changed': alarmsChanged,
  'office-space.recheck.wanted': recheckWanted,
  'office-space.import.finished': importFinished,
  'office-space.reclaim.opened': reclaimOpened,
  ...requestEvents,
} as const;
