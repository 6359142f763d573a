import { useWords } from '#ui/i18n/use-words.ts';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Shape, type Tone } from '#ui/show/tone.tsx';
import { askedOf, type Flow, flowTones, namesOf, stepTones } from '../flow-words.ts';
import './decision.css';

interface BandStep {
  key: string;
  name: string;
  tone: Tone;
  state: string;
  who: string;
  at: string | null;
  current: boolean;
}

const ended = new Set(['approved', 'denied', 'withdrawn', 'terminated']);

/** 申请 → … → 办结, as far as it has come in this round. */
export function StepsBand({ flow }: { flow: Flow }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const isOver = ended.has(flow.flowState);
  const band: BandStep[] = [
    {
      key: 'start',
      name: t('page.approvals.band.start'),
      tone: flow.flowState === 'returned' ? 'attention' : 'ok',
      state: flow.flowState === 'returned' ? enumLabel('approvals.flow_state', 'returned') : t('page.approvals.band.submitted'),
      who: flow.starter?.name ?? t('word.platform'),
      at: flow.startedAt,
      current: flow.flowState === 'returned',
    },
    ...flow.steps
      .filter((step) => step.round === flow.round)
      .map((step) => ({
        key: step.stepId,
        name: step.name,
        tone: stepTones[step.stepState] ?? 'quiet',
        state: enumLabel('approvals.step_state', step.stepState),
        who: namesOf(
          step.stepState === 'open' ? askedOf(step) : step.deciders.filter((d) => d.decidedAt !== null).map((d) => d.name),
          words,
        ),
        at: step.stepState === 'open' ? step.openedAt : step.decidedAt,
        current: step.stepState === 'open',
      })),
    ...(flow.flowState === 'held' && flow.hold
      ? [
          {
            key: 'held',
            name: flow.hold.elementName ?? t('page.approvals.step'),
            tone: 'attention' as const,
            state: enumLabel('approvals.flow_state', 'held'),
            who: '',
            at: null,
            current: true,
          },
        ]
      : []),
    {
      key: 'end',
      name: t('page.approvals.band.end'),
      tone: isOver ? (flowTones[flow.flowState] ?? 'quiet') : 'quiet',
      state: isOver ? enumLabel('approvals.flow_state', flow.flowState) : t('page.approvals.band.not-yet'),
      who: '',
      at: flow.endedAt,
      current: false,
    },
  ];
  return (
    <ol className="ap-band" aria-label={t('page.approvals.band')}>
      {band.map((step) => (
        <li
          key={step.key}
          className={`ap-band-step${step.current ? ' ap-band-current' : ''}`}
          {...(step.current ? { 'aria-current': 'step' } : {})}
        >
          <span className="ap-band-name">{step.name}</span>
          <span className="ap-band-state">
            <Shape tone={step.tone} />
            {step.state}
          </span>
          {step.who || step.at ? (
            <span className="ap-band-who qw-quiet">
              {step.who}
              {step.at ? (
                <>
                  {step.who ? ' · ' : ''}
                  <TimeAgo at={step.at} />
                </>
              ) : null}
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
