import { definePermissions, everyoneAtWork } from '#shared/permissions.ts';

/**
 * Places are the physical facts that every line of work builds on, so everyone at work reads those of the own units. Only officers change them here:
 * what a using unit may report of its own rooms, and under which clauses, is the business of the office-space register.
 */
export const placesPermissions = definePermissions({
  'places.place.read': everyoneAtWork,
  'places.campus.manage': ['officer'],
  'places.building.manage': ['officer'],
  'places.room.manage': ['officer'],
  'places.room.transfer': ['officer'],
});
export type PlacesPermission = keyof typeof placesPermissions;
