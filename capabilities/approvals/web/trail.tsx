import { useState } from 'react';
import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await } from '#ui/show/states.tsx';
import { Status } from '#ui/show/tone.tsx';
import { flowOfRecord } from '../contract/flows.ts';
import { FlowHistory } from './decision/flow-history.tsx';
import { StepsBand } from './decision/steps-band.tsx';
import { askedOf, flowTones, namesOf, openSteps } from './flow-words.ts';
import './decision/decision.css';

export interface ApprovalTrailProps {
  /** Kind of the record: `office-space.request`. */
  kind: string;
  /** Id of the record. */
  subjectId: string;
}

/**
 * The approval of a record, for the record's own page: how far it has come, who has it, the way to decide, and the history folded away.
 * Nothing while the record never had a flow.
 */
export function ApprovalTrail({ kind, subjectId }: ApprovalTrailProps) {
  const words = useWords();
  const { t, enumLabel } = words;
  const can = useCan()(flowOfRecord.permission);
  const [open, setOpen] = useState(false);
  const read = useRead(flowOfRecord, { kind, subjectId }, { enabled: can });
  if (!can) return null;
  return (
    <Await read={read} rows={2}>
      {({ flow }) =>
        flow ? (
          <section className="ap-trail" aria-label={t('page.approvals.trail')}>
            <div className="ap-trail-head">
              <h2>{t('page.approvals.trail')}</h2>
              <Status tone={flowTones[flow.flowState] ?? 'quiet'} word={enumLabel('approvals.flow_state', flow.flowState)} />
              {openSteps(flow).map((step) => (
                <span key={step.stepId}>{t('page.approvals.who', { step: step.name, names: namesOf(askedOf(step), words) })}</span>
              ))}
              <AppLink to={`/approvals/${flow.flowId}`}>{t(flow.mine ? 'page.approvals.go-decide' : 'page.approvals.go-see')}</AppLink>
              <button type="button" className="qw-linkish" aria-expanded={open} onClick={() => setOpen(!open)}>
                {t(open ? 'page.approvals.history.hide' : 'page.approvals.history.show', { count: flow.history.length })}
              </button>
            </div>
            <StepsBand flow={flow} />
            {open ? (
              <div className="qw-panel">
                <FlowHistory flow={flow} />
              </div>
            ) : null}
          </section>
        ) : null
      }
    </Await>
  );
}
