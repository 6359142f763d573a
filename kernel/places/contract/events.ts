import { z } from 'zod';
import { id } from '#shared/ids.ts';

/** A room was entered, changed in kind, area, state or floor, or removed. */
export const roomChanged = z.object({ roomId: id, orgId: id, buildingId: id });
/** A room came to another using unit. */
export const roomTransferred = z.object({ roomId: id, buildingId: id, fromOrgId: id, toOrgId: id });
export const buildingChanged = z.object({ buildingId: id, orgId: id });

export const placesEvents = {
  'places.room.created': roomChanged,
  'places.room.changed': roomChanged,
  'places.room.removed': roomChanged,
  'places.room.transferred': roomTransferred,
  'places.building.created': buildingChanged,
  'places.building.changed': buildingChanged,
  'places.building.removed': buildingChanged,
} as const;
