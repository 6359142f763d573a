import type { Tone } from '#ui/show/tone.tsx';

/** How loud the state of a building is. */
export const buildingTones = { 'in-use': 'ok', idle: 'attention', 'under-works': 'notice', retired: 'quiet' } as const satisfies Record<
  string,
  Tone
>;
/** How loud the state of a room is. */
export const roomTones = {
  'in-use': 'ok',
  vacant: 'attention',
  let: 'notice',
  lent: 'notice',
  'under-works': 'notice',
} as const satisfies Record<string, Tone>;

export const buildingPath = (id: string): string => `/places/buildings/${id}`;
export const campusPath = (id: string): string => `/places/campuses/${id}`;
