import { defineErrors } from '#shared/errors.ts';

export const placesErrors = defineErrors({
  'places.campus_code_taken': 409,
  'places.campus_in_use': 409,
  'places.building_code_taken': 409,
  'places.building_in_use': 409,
  'places.room_code_taken': 409,
  'places.room_in_use': 409,
  'places.room_document_missing': 422,
  'places.floor_in_use': 409,
  'places.floor_twice': 422,
  'places.division_unknown': 422,
  'places.unit_ended': 422,
  'places.row_invalid': 422,
});
