import { definePermissions, everyoneAtWork } from '#shared/permissions.ts';

/**
 * Places are the physical facts that every line of work builds on, so everyone at work reads those of the own units and only officers change them.
 * Rooms are entered and changed where their use is decided (office space), under the clauses that hold there.
 */
export const placesPermissions = definePermissions({
  'places.place.read': everyoneAtWork,
  'places.place.manage': ['officer'],
});
