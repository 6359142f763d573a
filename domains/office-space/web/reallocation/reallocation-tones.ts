import type { Tone } from '#ui/show/tone.tsx';

type Tones = Readonly<Record<string, Tone>>;

export const reallocationTones: Tones = { proposed: 'notice', infeasible: 'attention', accepted: 'ok', dismissed: 'quiet' };
export const moveOrderTones: Tones = { open: 'notice', done: 'ok', cancelled: 'quiet' };
