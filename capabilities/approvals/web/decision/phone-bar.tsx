import { Button, Drawer, Dropdown, Radio } from 'antd';
import { useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import { type DecisionProps, Refused, useDeciding, useReturnTargets } from './decide.tsx';
import { Opinion } from './opinion.tsx';

type Way = 'approve' | 'return' | 'deny';

/** The sheet from below: opinion, and one big button for the way that was chosen. */
function DecisionSheet({ flow, mine, onLate, way, onClose }: DecisionProps & { way: Way | null; onClose: () => void }) {
  const { t } = useWords();
  const deciding = useDeciding(mine, (error) => {
    onClose();
    onLate(error);
  });
  const targets = useReturnTargets(flow);
  const [target, setTarget] = useState('starter');
  const run = async () => {
    const chosen = targets.find((one) => one.key === target) ?? targets[0];
    const done = await (way === 'approve' ? deciding.approve() : way === 'deny' ? deciding.deny() : deciding.giveBack(chosen?.to ?? null));
    if (done) onClose();
  };
  return (
    <Drawer
      placement="bottom"
      size="auto"
      open={way !== null}
      onClose={onClose}
      title={way ? t(`action.approvals.${way}`) : ''}
      aria-label={way ? t(`action.approvals.${way}`) : ''}
      className="ap-decision-sheet"
    >
      <Refused error={deciding.error} />
      {way === 'return' ? (
        <Radio.Group
          className="ap-targets"
          value={targets.some((one) => one.key === target) ? target : targets[0]?.key}
          onChange={(event) => setTarget(String(event.target.value))}
          options={targets.map(({ key, label }) => ({ value: key, label }))}
          aria-label={t('page.approvals.return.to')}
        />
      ) : null}
      <Opinion
        value={deciding.opinion}
        onChange={deciding.setOpinion}
        phrases={way === 'approve' ? 'approve' : 'return'}
        problem={deciding.missing}
        disabled={deciding.pending !== null}
      />
      <Button
        block
        type="primary"
        danger={way === 'deny'}
        className="ap-big"
        loading={deciding.pending !== null}
        onClick={() => void run()}
      >
        {way ? t(`page.approvals.confirm.${way}`) : ''}
      </Button>
    </Drawer>
  );
}

interface PhoneDecisionProps extends Omit<DecisionProps, 'mine'> {
  mine: DecisionProps['mine'] | null;
  actions: readonly PageAction[];
}

/** On a phone: the way to decide stands at the bottom, in reach of the thumb. */
export function PhoneDecision({ flow, mine, onLate, actions }: PhoneDecisionProps) {
  const { t } = useWords();
  const [way, setWay] = useState<Way | null>(null);
  const offered = actions.filter((action) => action.offered ?? true);
  const targets = useReturnTargets(flow);
  if (!mine && offered.length === 0) return null;
  const more = [
    ...(mine && flow.abilities.deny ? [{ key: 'deny', label: t('action.approvals.deny'), danger: true }] : []),
    ...offered.map((action) => ({ key: action.id, label: t(action.labelKey), danger: action.dangerous ?? false })),
  ];
  return (
    <>
      <div className="ap-bar qw-noprint">
        {more.length > 0 ? (
          <Dropdown
            trigger={['click']}
            placement="topLeft"
            menu={{
              items: more,
              onClick: ({ key }) => {
                if (key === 'deny') setWay('deny');
                else void offered.find((action) => action.id === key)?.run?.();
              },
            }}
          >
            <Button className="ap-bar-more">{t('table.more')}</Button>
          </Dropdown>
        ) : null}
        {mine && targets.length > 0 ? (
          <Button className="ap-bar-back" onClick={() => setWay('return')}>
            {t('action.approvals.return')}
          </Button>
        ) : null}
        {mine && flow.abilities.approve ? (
          <Button type="primary" className="ap-bar-main" onClick={() => setWay('approve')}>
            {t('action.approvals.approve')}
          </Button>
        ) : null}
      </div>
      {mine ? <DecisionSheet flow={flow} mine={mine} onLate={onLate} way={way} onClose={() => setWay(null)} /> : null}
    </>
  );
}
