import { Button } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { Clause } from '#ui/show/clause.tsx';
import { Status, type Tone } from '#ui/show/tone.tsx';
import type { RequestRecord } from '../../contract/requests.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import type { Act } from '../form-drawer.tsx';

const tones: Readonly<Record<string, Tone>> = { current: 'notice', open: 'ok', 'ruled-out': 'quiet', closed: 'attention' };

interface ModeLadderProps {
  request: RequestRecord;
  act: Act;
  onOpen: (mode: RequestRecord['mode']) => void;
}

/** The modes of obtaining in their order, each with why it is or is not open (OS-21). */
export function ModeLadder({ request, act, onOpen }: ModeLadderProps) {
  const words = useWords();
  const { t, enumLabel } = words;
  const { abilities } = request;
  const last = new Set(['construction', 'purchase']);
  return (
    <section className="os-section">
      <h2>{t('page.office-space.ladder')}</h2>
      <ol className="osr-ladder">
        {request.ladder.map((rung) => {
          const rules =
            !last.has(rung.mode) &&
            (rung.state === 'open' || rung.state === 'current') &&
            (rung.mode === 'own-stock' ? abilities.ruleOutOwn : abilities.ruleOut);
          const opens = abilities.openMode && rung.state === 'open' && rung.mode !== 'own-stock';
          return (
            <li key={rung.mode} className={`osr-rung osr-rung-${rung.state}`} aria-current={rung.state === 'current' ? 'step' : undefined}>
              <strong>{enumLabel('office-space.obtaining_mode', rung.mode)}</strong>
              <Status tone={tones[rung.state] ?? 'quiet'} word={enumLabel('office-space.rung_state', rung.state)} />
              {rung.reason ? (
                <p>
                  {rung.reason}
                  <br />
                  <span className="qw-quiet">
                    {rung.document} · {rung.ruledOutOn} · {rung.notedBy}
                  </span>
                </p>
              ) : null}
              <span className="osr-rung-acts qw-noprint">
                {rules ? (
                  <Button size="small" onClick={() => act.open('rule-out', rung.mode)}>
                    {t('action.office-space.mode.rule-out')}
                  </Button>
                ) : null}
                {opens ? (
                  <Button size="small" onClick={() => onOpen(rung.mode)}>
                    {t('action.office-space.mode.open')}
                  </Button>
                ) : null}
              </span>
            </li>
          );
        })}
      </ol>
      <p className="qw-quiet os-line">
        <Clause text={clauseText('provincial.obtaining', words)} />
      </p>
    </section>
  );
}
