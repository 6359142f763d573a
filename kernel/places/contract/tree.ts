import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { listParam } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { fragment } from './words.ts';

/** `place_kind` */
export const placeKinds = ['campus', 'building', 'floor'] as const;

export const placeNode = z.object({
  id,
  kind: z.enum(placeKinds),
  parentId: id.nullable(),
  name: z.string(),
  /** Rooms below that the reader sees. */
  roomCount: z.int(),
  /** Building area of a building, land area of a campus, m²; null when unknown and for floors. */
  areaSqm: z.string().nullable(),
  hasChildren: z.boolean(),
});

/** Campuses and buildings without one; below a campus its buildings, below a building its floors. */
export const placeTree = route({
  method: 'GET',
  path: '/places/tree',
  permission: 'places.place.read',
  query: z.object({ campusId: id.optional(), buildingId: id.optional() }),
  returns: z.object({ items: z.array(placeNode) }),
  summary: 'Campus, building, floor, level by level, with numbers of rooms',
});

/** For choosing a place; at most 50. `subtitle` says where: campus or address of a building, building and floor of a room. */
export const pickPlaces = route({
  method: 'GET',
  path: '/places/pick',
  permission: 'places.place.read',
  query: z.object({
    kind: z.enum(['campus', 'building', 'floor', 'room']),
    q: fragment,
    ids: listParam(id),
    /** Rooms or floors of this building only. */
    buildingId: id.optional(),
  }),
  returns: z.object({ items: z.array(z.object({ id, name: z.string(), subtitle: z.string() })) }),
  summary: 'Campuses, buildings, floors or rooms to choose from',
});
