import type { Tone } from '#ui/show/tone.tsx';

/** How loud the state of an account is. */
export const accountTones = { active: 'ok', disabled: 'attention', closed: 'quiet' } as const satisfies Record<string, Tone>;
/** How loud the state of a key is. */
export const keyTones = { active: 'ok', expired: 'quiet', revoked: 'quiet' } as const satisfies Record<string, Tone>;

export const accountPath = (id: string): string => `/identity/accounts/${id}`;
