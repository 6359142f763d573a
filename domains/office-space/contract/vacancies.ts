import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { areaSqm } from '#shared/units.ts';
import { fit, needLineKind } from './request-words.ts';
import { limitLevel, roomKind, sqm } from './words.ts';

/** One line of a need: what is asked or had beside what is allowed (OS-4 … OS-8, OS-11, OS-12). */
export const needLine = z.object({
  line: needLineKind,
  verdict: z.enum(['ok', 'over', 'unjudged']),
  clause: z.string(),
  limitSqm: sqm.nullable(),
  actualSqm: sqm,
  overSqm: sqm.nullable(),
});

/** A vacant room that serves the need. Ids only of what the reader reaches; the rest is told by name, so that nothing behind the wall opens. */
export const vacancy = z.object({
  roomId: id.nullable(),
  buildingId: id.nullable(),
  orgName: z.string(),
  own: z.boolean(),
  buildingName: z.string(),
  address: z.string().nullable(),
  floorName: z.string(),
  roomCode: z.string(),
  roomName: z.string(),
  usableAreaSqm: sqm,
  /** From the building in which the asking unit works; null where a place is not known. */
  distanceKm: z.string().nullable(),
  builtYear: z.int().nullable(),
  /** The room's share of the book value of its building, yuan; null where it is not known or not the reader's to see. */
  bookValueYuan: z.string().nullable(),
  vacantSince: z.string().nullable(),
  fit,
});
export type VacancyLine = z.infer<typeof vacancy>;

export const assessment = z.object({
  /** Level of the unit, whose ranks its people have. */
  level: limitLevel,
  needLines: z.array(needLine),
  /** Σ limits of the persons; null where there is no limit per person. */
  limitSqm: sqm.nullable(),
  /** A room serves from … to. */
  floorSqm: sqm,
  ceilingSqm: sqm,
  withinKm: z.string(),
  vacancies: z.array(vacancy),
});
export type Assessment = z.infer<typeof assessment>;

/** How many persons of each rank: `{"M5": 3}`. */
export const rankCounts = z.record(z.string().max(10), z.int().min(0).max(10_000));

export const wishFields = {
  kind: roomKind,
  /** Usable area wanted. */
  wantedSqm: areaSqm.refine((v) => Number(v) > 0, { error: 'too_small', params: { min: '0.01' } }),
  /** Persons without a name, per rank. */
  ranks: rankCounts.default({}),
  /** Persons by name; their rank is that of the main post. */
  personIds: z.array(id).max(200).default([]),
  /** Where the unit works: distances are measured from here. */
  buildingId: id.nullable().optional(),
};

export const assessNeed = route({
  method: 'POST',
  path: '/office-space/requests/assess',
  permission: 'office-space.request.submit',
  readOnly: true,
  body: z.object({ orgId: id, ...wishFields }),
  returns: assessment,
  summary: 'What-if: the need of a request, and every vacancy that would serve it',
});

export const requestVacancies = route({
  method: 'GET',
  path: '/office-space/requests/:requestId/vacancies',
  permission: 'office-space.request.read',
  params: z.object({ requestId: id }),
  returns: assessment,
  summary: 'Every vacancy that serves a request, the own ones first (OS-21)',
});
