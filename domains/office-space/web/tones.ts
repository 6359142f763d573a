import type { Tone } from '#ui/show/tone.tsx';
import type { RoomVerdict } from '../contract/verdicts.ts';

type Tones = Readonly<Record<string, Tone>>;

export const alarmTones: Tones = { red: 'violation', yellow: 'attention', ok: 'ok' };
/** A room's list knows its findings by code only; what T5 calls red is loud. */
export const alarmCodeTones: Tones = {
  A1: 'violation',
  A2: 'violation',
  A3: 'violation',
  A4: 'violation',
  A5: 'violation',
  A6: 'attention',
  A7: 'attention',
  A8: 'attention',
  A9: 'violation',
};
export const roomStateTones: Tones = { 'in-use': 'ok', vacant: 'attention', let: 'notice', lent: 'notice', 'under-works': 'quiet' };
export const buildingStateTones: Tones = { 'in-use': 'ok', idle: 'attention', 'under-works': 'notice', retired: 'quiet' };
export const titleTones: Tones = {
  'registered-to-goab': 'ok',
  'registered-to-unit': 'ok',
  filed: 'notice',
  registering: 'notice',
  disputed: 'violation',
  'no-documents': 'attention',
};
export const outcomeTones: Tones = { new: 'ok', changed: 'notice', same: 'quiet', wrong: 'violation' };

/** OS-20: what somebody still has to settle is loud. */
export const useTones: Tones = {
  organ: 'quiet',
  free: 'ok',
  paying: 'ok',
  leaving: 'notice',
  'leave-overdue': 'violation',
  'ground-missing': 'attention',
  'pay-or-leave': 'attention',
};

/** How loud the judgement of a room is. */
export function verdictTone(verdict: Pick<RoomVerdict, 'verdict' | 'reason' | 'level'>): Tone {
  if (verdict.verdict === 'over') return verdict.level ? (alarmTones[verdict.level] ?? 'violation') : 'notice';
  if (verdict.verdict === 'unjudged') return 'notice';
  return verdict.reason === 'within' ? 'ok' : 'quiet';
}
