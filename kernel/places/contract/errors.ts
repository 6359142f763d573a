import { defineErrors } from '#shared/errors.ts';

export const placesErrors = defineErrors({
  'places.campus_code_taken': 409,
  'places.building_code_taken': 409,
  'places.room_floor_elsewhere': 422,
  'places.floor_in_use': 409,
  'places.floor_twice': 422,
  'places.key_twice': 422,
  'places.division_unknown': 422,
  'places.unit_unknown': 422,
  'places.campus_unknown': 422,
});
