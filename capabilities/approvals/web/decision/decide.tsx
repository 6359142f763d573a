import { Button, Dropdown } from 'antd';
import { useRef, useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { Shape } from '#ui/show/tone.tsx';
import { approveStep, denyStep, returnStep } from '../../contract/verbs.ts';
import type { Flow } from '../flow-words.ts';
import { Opinion } from './opinion.tsx';
import { isLate, useVerb } from './use-verb.ts';

type Decision = 'approve' | 'deny' | 'return';

export interface Deciding {
  opinion: string;
  setOpinion: (text: string) => void;
  /** What is missing before the last act can be done. */
  missing: string | null;
  pending: Decision | null;
  error: Error | null;
  approve: () => Promise<boolean>;
  deny: () => Promise<boolean>;
  /** `to` is an earlier step; null is the starter. */
  giveBack: (to: string | null) => Promise<boolean>;
}

/** One's own signature: the opinion and the three ways to decide. A second press waits for the first. */
export function useDeciding(mine: NonNullable<Flow['mine']>, onLate: (error: Error) => void): Deciding {
  const { t } = useWords();
  const [opinion, setText] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const busy = useRef(false);
  const verbs = {
    approve: useVerb(approveStep, 'page.approvals.said.approve', onLate),
    deny: useVerb(denyStep, 'page.approvals.said.deny', onLate),
    return: useVerb(returnStep, 'page.approvals.said.return', onLate),
  };
  const { stepId } = mine;
  const once = async (act: () => Promise<boolean>): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    try {
      return await act();
    } finally {
      busy.current = false;
    }
  };
  const reasoned = (act: (reason: string) => Promise<boolean>): Promise<boolean> => {
    const reason = opinion.trim();
    if (reason === '') {
      setMissing(t('error.approvals.opinion_missing'));
      return Promise.resolve(false);
    }
    return once(() => act(reason));
  };
  const pending = (Object.keys(verbs) as Decision[]).find((name) => verbs[name].pending) ?? null;
  return {
    opinion,
    setOpinion: (text) => {
      setMissing(null);
      setText(text);
    },
    missing,
    pending,
    error: verbs.approve.error ?? verbs.deny.error ?? verbs.return.error,
    approve: () => once(() => verbs.approve.run({ stepId, opinion: opinion.trim() || null })),
    deny: () => reasoned((reason) => verbs.deny.run({ stepId, opinion: reason })),
    giveBack: (to) => reasoned((reason) => verbs.return.run({ stepId, opinion: reason, to })),
  };
}

/** Says kindly that somebody was faster, or what else went wrong. */
export function Refused({ error }: { error: Error | null }) {
  const { t, failure } = useWords();
  if (!error) return null;
  const late = isLate(error);
  return (
    <div className="ap-refused" role="alert">
      <Shape tone={late ? 'attention' : 'violation'} />
      <span>
        {failure(error)}
        {late ? ` ${t('page.approvals.late')}` : ''}
      </span>
    </div>
  );
}

/** The places it may be returned to: the starter first. */
export function useReturnTargets(flow: Flow): readonly { key: string; to: string | null; label: string }[] {
  const { t } = useWords();
  const { mine, abilities } = flow;
  if (!mine) return [];
  return [
    ...(abilities.returnToStarter ? [{ key: 'starter', to: null, label: t('page.approvals.return.starter') }] : []),
    ...(abilities.returnToStep
      ? mine.returnTargets.map((step) => ({
          key: step.elementId,
          to: step.elementId,
          label: t('page.approvals.return.step', { step: step.name }),
        }))
      : []),
  ];
}

export interface DecisionProps {
  flow: Flow;
  mine: NonNullable<Flow['mine']>;
  /** Somebody was faster. */
  onLate: (error: Error) => void;
}

/** The desk's way to decide: opinion and buttons beside the facts. */
export function DecisionBox({ flow, mine, onLate }: DecisionProps) {
  const { t } = useWords();
  const deciding = useDeciding(mine, onLate);
  const box = useRef<HTMLTextAreaElement>(null);
  const targets = useReturnTargets(flow);
  const { abilities } = flow;
  const after = (act: Promise<boolean>) => void act.then((done) => (done ? undefined : box.current?.focus()));
  return (
    <section className="ap-decide" aria-label={t('page.approvals.decide')}>
      <h2>{t('page.approvals.decide')}</h2>
      {mine.onBehalfOf ? <p className="qw-quiet">{t('page.approvals.behalf', { name: mine.onBehalfOf })}</p> : null}
      <Refused error={deciding.error} />
      <Opinion
        value={deciding.opinion}
        onChange={deciding.setOpinion}
        phrases="approve"
        problem={deciding.missing}
        disabled={deciding.pending !== null}
        box={box}
      />
      <div className="ap-decide-acts">
        {abilities.approve ? (
          <Button
            type="primary"
            loading={deciding.pending === 'approve'}
            disabled={deciding.pending !== null && deciding.pending !== 'approve'}
            onClick={() => after(deciding.approve())}
          >
            {t('action.approvals.approve')}
          </Button>
        ) : null}
        {targets.length > 0 ? (
          <Dropdown
            trigger={['click']}
            disabled={deciding.pending !== null}
            menu={{
              items: targets.map(({ key, label }) => ({ key, label })),
              onClick: ({ key }) => {
                const target = targets.find((one) => one.key === key);
                if (target) after(deciding.giveBack(target.to));
              },
            }}
          >
            <Button loading={deciding.pending === 'return'}>{t('action.approvals.return')}</Button>
          </Dropdown>
        ) : null}
        {abilities.deny ? (
          <Button
            danger
            loading={deciding.pending === 'deny'}
            disabled={deciding.pending !== null && deciding.pending !== 'deny'}
            onClick={() => after(deciding.deny())}
          >
            {t('action.approvals.deny')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
