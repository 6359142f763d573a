import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { abilities, listParam, MAX_PAGE_SIZE, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { buildingFilter } from './buildings.ts';
import { buildingState, fragment, sqm } from './words.ts';

/** `place_kind` */
export const placeKinds = ['campus', 'building', 'floor', 'room'] as const;
export const placeKind = z.enum(placeKinds);
export type PlaceKind = z.infer<typeof placeKind>;

export const placeNode = z.object({
  id,
  kind: z.enum(['campus', 'building', 'floor']),
  /** Campus of a building, building of a floor; null at the top. */
  parentId: id.nullable(),
  code: z.string().nullable(),
  name: z.string(),
  /** Next level's number of places; 0 for floors, whose rooms are a list of their own. */
  childCount: z.int(),
  /** Rooms below that the reader sees, and the sum of their usable area. */
  roomCount: z.int(),
  roomUsableSqm: sqm,
});
export type PlaceNode = z.infer<typeof placeNode>;

/** Campuses and then buildings without one; below a campus its buildings; below a building its floors, highest first. */
export const placeTree = route({
  method: 'GET',
  path: '/places/tree',
  permission: 'places.place.read',
  query: pageQuery(['name'])
    .omit({ sort: true })
    .extend({
      pageSize: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(MAX_PAGE_SIZE),
      campusId: id.optional(),
      /** Wins over `campusId`. */
      buildingId: id.optional(),
    }),
  returns: z.object({ items: z.array(placeNode), total: z.int(), abilities }),
  summary: 'Campus, building, floor, level by level, with numbers and areas of rooms',
});

/** For choosing a place. `path` says where: campus or address of a building, campus, building and floor of a room. */
export const placeChoice = z.object({ id, kind: placeKind, code: z.string().nullable(), name: z.string(), path: z.string() });
export type PlaceChoice = z.infer<typeof placeChoice>;

export const pickPlaces = route({
  method: 'GET',
  path: '/places/pick',
  permission: 'places.place.read',
  query: z.object({
    /** Fragments separated by blanks; for rooms the last one is of the room and those before are of the building: `行政中心 301`. */
    q: fragment,
    kind: listParam(placeKind),
    /** These places whatever their name, to show what was chosen before. */
    ids: listParam(id),
    campusId: id.optional(),
    /** Floors and rooms of this building only. */
    buildingId: id.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  returns: z.object({ items: z.array(placeChoice) }),
  summary: 'Campuses, buildings, floors or rooms to choose from, within reach',
});

/** One building as a dot of a map: id, name, longitude, latitude, state. A tuple, because a map of a province has thousands. */
export const placePoint = z.tuple([id, z.string(), z.number(), z.number(), buildingState]);

export const listPoints = route({
  method: 'GET',
  path: '/places/points',
  permission: 'places.place.read',
  query: z.object(buildingFilter),
  returns: z.object({ items: z.array(placePoint), total: z.int(), withoutPosition: z.int() }),
  summary: 'The filtered buildings as points [id, name, longitude, latitude, state]; those without a position are only counted',
});
