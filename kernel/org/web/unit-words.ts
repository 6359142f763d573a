import type { Tone } from '#ui/show/tone.tsx';

/** How loud the state of a unit is. */
export const unitTones = { active: 'ok', merged: 'quiet', abolished: 'quiet' } as const satisfies Record<string, Tone>;
/** How loud the state of a person is. */
export const personTones = { serving: 'ok', transferred: 'quiet', retired: 'quiet', left: 'quiet' } as const satisfies Record<string, Tone>;

export const unitPath = (id: string): string => `/org/units/${id}`;
export const personPath = (id: string): string => `/org/people/${id}`;
