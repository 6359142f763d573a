import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { type FailureKind, failureKind, ProblemError } from '#ui/query/problem.ts';
import { Shape, type Tone } from '#ui/show/tone.tsx';

interface NoticeProps {
  tone: Tone;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** The one form of every state that replaces content: a shape, what, why, and the next step. */
export function StateNotice({ tone, title, children, action }: NoticeProps) {
  return (
    <div className="qw-state" role={tone === 'violation' ? 'alert' : 'status'}>
      <p className="qw-state-title">
        <Shape tone={tone} />
        {title}
      </p>
      {children ? <div className="qw-state-text">{children}</div> : null}
      {action ? <div className="qw-state-action">{action}</div> : null}
    </div>
  );
}

const failureTones: Readonly<Record<FailureKind, Tone>> = {
  offline: 'attention',
  forbidden: 'notice',
  'not-found': 'notice',
  'signed-out': 'notice',
  refused: 'attention',
  fault: 'violation',
};

export interface FailureProps {
  error: unknown;
  /** Offers to try again. */
  onRetry?: () => void;
}

/** Any failure, said so that the reader knows what to do; a fault carries its request number. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t, failure } = useWords();
  const kind = failureKind(error);
  const requestId = error instanceof ProblemError ? error.requestId : undefined;
  const retry = onRetry && kind !== 'forbidden' && kind !== 'not-found';
  return (
    <StateNotice
      tone={failureTones[kind]}
      title={t(`state.${kind}.title`)}
      action={retry ? <Button onClick={onRetry}>{t('action.retry')}</Button> : null}
    >
      <p>{kind === 'refused' || kind === 'fault' ? failure(error) : t(`state.${kind}.text`)}</p>
      {requestId ? <p className="qw-quiet qw-num">{t('state.request-number', { requestId })}</p> : null}
    </StateNotice>
  );
}

/** Why nothing is here: `nature` nothing exists yet, `filter` nothing matches, `rights` nothing within reach. */
export type EmptyReason = 'nature' | 'filter' | 'rights';

export interface EmptyProps {
  reason: EmptyReason;
  /** A sentence of the page's own instead of the general one. */
  text?: ReactNode;
  action?: ReactNode;
}

export function Empty({ reason, text, action }: EmptyProps) {
  const { t } = useWords();
  return (
    <StateNotice tone="quiet" title={t(`state.empty.${reason}.title`)} action={action}>
      <p>{text ?? t(`state.empty.${reason}.text`)}</p>
    </StateNotice>
  );
}

/** Loading in the shape of what comes. */
export function Loading({ rows = 6 }: { rows?: number }) {
  const { t } = useWords();
  return (
    <div className="qw-loading" aria-busy="true" role="status" aria-label={t('state.loading')}>
      <Skeleton active title={{ width: '30%' }} paragraph={{ rows }} />
    </div>
  );
}

/** What is shown may be out of date because the last renewal failed. */
export function Stale({ error, onRetry }: FailureProps) {
  const { t } = useWords();
  const kind = failureKind(error);
  return (
    <div className="qw-stale" role="status">
      <Shape tone="attention" />
      {t(kind === 'offline' ? 'state.stale.offline' : 'state.stale.fault')}
      {onRetry ? (
        <button type="button" className="qw-linkish" onClick={onRetry}>
          {t('action.retry')}
        </button>
      ) : null}
    </div>
  );
}

export interface AwaitProps<T> {
  read: { data: T | undefined; error: unknown; isPending?: boolean; refetch: () => unknown };
  children: (data: T) => ReactNode;
  /** Skeleton rows while waiting. */
  rows?: number;
}

/** Loading, failure or the content of a read: `<Await read={useRead(getRoom, { roomId })}>{(room) => …}</Await>`. Old data with a failed renewal stays, marked stale. */
export function Await<T>({ read, children, rows }: AwaitProps<T>) {
  const retry = () => void read.refetch();
  if (read.data !== undefined) {
    return (
      <>
        {read.error ? <Stale error={read.error} onRetry={retry} /> : null}
        {children(read.data)}
      </>
    );
  }
  if (read.error) return <Failure error={read.error} onRetry={retry} />;
  return <Loading {...(rows === undefined ? {} : { rows })} />;
}
