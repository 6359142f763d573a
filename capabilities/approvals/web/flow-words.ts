import type { RouteOutput } from '#shared/route.ts';
import type { Words } from '#ui/i18n/use-words.ts';
import type { Tone } from '#ui/show/tone.tsx';
import type { getFlow } from '../contract/flows.ts';

export type Flow = RouteOutput<typeof getFlow>;
export type Step = Flow['steps'][number];

export const flowTones: Readonly<Record<string, Tone>> = {
  running: 'notice',
  held: 'attention',
  returned: 'attention',
  approved: 'ok',
  denied: 'violation',
  withdrawn: 'quiet',
  terminated: 'quiet',
};

export const stepTones: Readonly<Record<string, Tone>> = {
  open: 'notice',
  approved: 'ok',
  denied: 'violation',
  returned: 'attention',
  skipped: 'quiet',
  cancelled: 'quiet',
};

export const verbTones: Readonly<Record<string, Tone>> = {
  approve: 'ok',
  'auto-approve': 'ok',
  deny: 'violation',
  'return-to-starter': 'attention',
  'return-to-step': 'attention',
  'auto-return': 'attention',
  hold: 'attention',
  escalate: 'attention',
  terminate: 'quiet',
  withdraw: 'quiet',
  cancel: 'quiet',
};

/** What kind of matter it is: `subject.<kind>`. */
export const subjectWord = (kind: string, { t, has }: Words): string => (has(`subject.${kind}`) ? t(`subject.${kind}`) : kind);

/** Names joined as a list is written here. */
export const namesOf = (names: readonly string[], { t }: Words): string => names.join(t('page.approvals.and'));

/** The signers who are asked now. */
export const askedOf = (step: Step): string[] => step.deciders.filter((d) => d.deciderState === 'open').map((d) => d.name);

/** Steps that wait for somebody. */
export const openSteps = (flow: Flow): Step[] => flow.steps.filter((step) => step.stepState === 'open');
