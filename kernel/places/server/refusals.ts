import { refuse } from '#shared/errors.ts';

/**
 * Turns the violation of a named constraint into a refusal of this room, for `.catch()`. Needed where another room that writes the same table has
 * given the constraint a code of its own.
 */
export const refusedBy =
  (codes: Readonly<Record<string, string>>) =>
  (error: unknown): never => {
    const code = codes[(error as { constraint?: string } | null)?.constraint ?? ''];
    if (code) refuse(code);
    throw error;
  };

export const campusRefusals = refusedBy({
  campus_code: 'places.campus_code_taken',
  campus_division_code_fkey: 'places.division_unknown',
});
export const buildingRefusals = refusedBy({
  building_code: 'places.building_code_taken',
  building_division_code_fkey: 'places.division_unknown',
});
export const floorRefusals = refusedBy({ room_floor: 'places.floor_in_use' });
