import { z } from 'zod';
import { defineErrors } from '#shared/errors.ts';
import { id } from '#shared/ids.ts';
import { abilities } from '#shared/page.ts';
import { definePermissions } from '#shared/permissions.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { planLimits, shapeKinds } from '../rules/drawings/plan.ts';
import { stackRoom } from './rooms.ts';

/** Everybody with rooms in a building reads its plans; drawing is the managing unit's. */
export const drawingPermissions = definePermissions({ 'office-space.drawing.manage': ['officer'] });

export const drawingErrors = defineErrors({
  'office-space.drawing_not_svg': 422,
  'office-space.drawing_forbidden': 422,
  'office-space.drawing_too_large': 413,
  'office-space.drawing_empty': 422,
  'office-space.drawing_shape_unknown': 422,
  'office-space.drawing_room_elsewhere': 422,
  'office-space.drawing_bound_twice': 422,
});

/** Label: `enum.office-space.drawing_source.<code>`. */
export const drawingSources = ['svg', 'dxf', 'drawn'] as const;

export const floorPlan = z.object({
  viewBox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  shapes: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(shapeKinds),
      geometry: z.record(z.string(), z.string()),
      transform: z.string().optional(),
      text: z.string().optional(),
    }),
  ),
});

const binding = z.object({ shapeId: z.string().max(20), roomId: id });
const edition = z.object({
  edition: z.int(),
  source: z.enum(drawingSources),
  note: z.string().nullable(),
  madeBy: z.string(),
  madeOn: day,
  boundRooms: z.int(),
});

export const getDrawing = route({
  method: 'GET',
  path: '/office-space/floors/:floorId/drawing',
  permission: 'office-space.room.read',
  params: z.object({ floorId: id }),
  query: z.object({
    /** The newest unless told. */
    edition: z.coerce.number().int().min(1).optional(),
    /** Who sat where on this day; today unless told. */
    on: day.optional(),
  }),
  returns: z.object({
    floorId: id,
    floorName: z.string(),
    buildingId: id,
    buildingName: z.string(),
    on: day,
    /** Newest first. */
    editions: z.array(edition),
    drawing: edition.extend({ plan: floorPlan, bindings: z.array(binding), version: z.int32() }).nullable(),
    /** Rooms of the floor that the reader sees, with who sat in them on the day. */
    rooms: z.array(stackRoom.extend({ people: z.array(z.string()) })),
    abilities,
  }),
  summary: 'The plan of a floor with its rooms, today or on any past day',
});

export const createDrawing = route({
  method: 'POST',
  path: '/office-space/floors/:floorId/drawings',
  permission: 'office-space.drawing.manage',
  params: z.object({ floorId: id }),
  bodyLimit: 4 * 1024 * 1024,
  body: z.object({
    /** An SVG document; geometry and words are read out of it, the rest is left out or refused. */
    svg: z.string().min(1).max(planLimits.bytes),
    source: z.enum(drawingSources).default('svg'),
    note: z.string().trim().max(200).nullable().optional(),
    bindings: z.array(binding).max(2000).default([]),
  }),
  returns: z.object({ edition: z.int() }),
  status: 201,
  errors: Object.keys(drawingErrors),
  summary: 'Keep a new edition of a floor’s plan; former ones stay',
});

export const bindShapes = route({
  method: 'PUT',
  path: '/office-space/floors/:floorId/drawings/:edition/bindings',
  permission: 'office-space.drawing.manage',
  params: z.object({ floorId: id, edition: z.coerce.number().int().min(1) }),
  body: z.object({ bindings: z.array(binding).max(2000), version: z.int32() }),
  returns: z.object({ edition: z.int(), version: z.int32() }),
  errors: ['office-space.drawing_shape_unknown', 'office-space.drawing_room_elsewhere', 'office-space.drawing_bound_twice'],
  summary: 'Say which shape of a plan stands for which room',
});
