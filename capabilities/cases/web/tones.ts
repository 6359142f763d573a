import type { Tone } from '#ui/show/tone.tsx';
import type { CaseRow } from '../contract/cases.ts';
import type { Light } from '../contract/words.ts';

/** Shape and colour of the four lights: the same shapes as everywhere. */
export const lightTones: Readonly<Record<Light, Tone>> = { green: 'ok', blue: 'notice', yellow: 'attention', red: 'violation' };

export const severityTones: Readonly<Record<string, Tone>> = { A: 'violation', B: 'violation', C: 'attention', D: 'notice' };

export const stateTones: Readonly<Record<CaseRow['state'], Tone>> = {
  clue: 'attention',
  verified: 'attention',
  notified: 'attention',
  objected: 'attention',
  replied: 'notice',
  fixing: 'notice',
  submitted: 'notice',
  reviewed: 'notice',
  'handed-over': 'quiet',
  closed: 'ok',
  rejected: 'quiet',
};
