import type { Tone } from '#ui/show/tone.tsx';

type Tones = Readonly<Record<string, Tone>>;

export const projectTones: Tones = {
  draft: 'quiet',
  'in-approval': 'notice',
  returned: 'attention',
  approved: 'ok',
  'under-way': 'notice',
  accepted: 'ok',
  settled: 'ok',
  denied: 'violation',
  withdrawn: 'quiet',
};
export const lightTones: Tones = { done: 'ok', 'done-late': 'attention', ahead: 'quiet', near: 'notice', overdue: 'violation' };
export const findingTones: Tones = {
  within: 'ok',
  'over-standard': 'violation',
  luxury: 'violation',
  'before-service-life': 'attention',
  'no-standard': 'notice',
  'age-unknown': 'notice',
};
export const inspectionTones: Tones = { pass: 'ok', mend: 'attention' };
export const changeTones: Tones = { 'in-force': 'ok', 'in-approval': 'notice', denied: 'violation', withdrawn: 'quiet' };
export const differenceTones: Tones = { open: 'violation', assigned: 'attention', explained: 'notice', mended: 'notice', closed: 'ok' };
export const disposalTones: Tones = {
  draft: 'quiet',
  'in-approval': 'notice',
  returned: 'attention',
  approved: 'notice',
  done: 'ok',
  denied: 'violation',
  withdrawn: 'quiet',
};
