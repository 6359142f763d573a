import { Button } from 'antd';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Empty } from '#ui/show/states.tsx';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Status } from '#ui/show/tone.tsx';
import type { CaseDetail } from '../../contract/cases.ts';

/** Letters as they were issued, each on a page to print. */
export function Letters({ c }: { c: CaseDetail }) {
  const { t, enumLabel } = useWords();
  if (c.letters.length === 0) return <Empty reason="nature" text={t('page.cases.letters.none')} />;
  return (
    <ul className="cs-list">
      {c.letters.map((letter) => (
        <li key={letter.id}>
          <AppLink to={`/cases/${c.id}/letters/${letter.id}`}>
            {enumLabel('cases.letter_kind', letter.kind)} {letter.number}
          </AppLink>
          <span className="qw-quiet"> · {letter.issuedOn}</span>
        </li>
      ))}
    </ul>
  );
}

/** Wishes for a later day and what was decided. */
export function Extensions({ c }: { c: CaseDetail }) {
  const { t } = useWords();
  if (c.extensions.length === 0) return <Empty reason="nature" text={t('page.cases.extensions.none')} />;
  return (
    <ul className="cs-list">
      {c.extensions.map((x) => (
        <li key={x.id}>
          <p>
            <Status
              tone={x.granted === null ? 'attention' : x.granted ? 'ok' : 'violation'}
              word={t(
                x.granted === null
                  ? 'page.cases.extension.waits'
                  : x.granted
                    ? 'page.cases.extension.granted'
                    : 'page.cases.extension.denied',
              )}
            />{' '}
            {x.formerDueOn} → {x.wantedOn}
          </p>
          <p className="qw-quiet">
            {x.askedByName} · <TimeAgo at={x.askedAt} />
            {x.decidedByName ? ` → ${x.decidedByName}` : ''}
          </p>
          <p>{x.reason}</p>
          {x.opinion ? <p>{x.opinion}</p> : null}
        </li>
      ))}
    </ul>
  );
}

/** Second looks: when they are due and what was seen. */
export function LookBacks({ c, onAct }: { c: CaseDetail; onAct: (months: number) => void }) {
  const { t, enumLabel } = useWords();
  if (c.lookBacks.length === 0) return <Empty reason="nature" text={t('page.cases.look-backs.none')} />;
  return (
    <ul className="cs-list">
      {c.lookBacks.map((look) => (
        <li key={look.id}>
          <p>
            {t('page.cases.look-back.after', { months: look.months, on: look.dueOn })}{' '}
            <Status
              tone={look.result === null ? 'quiet' : look.result === 'kept' ? 'ok' : 'violation'}
              word={look.result === null ? t('page.cases.look-back.waits') : enumLabel('cases.look_back_result', look.result)}
            />
          </p>
          {look.note ? (
            <p className="qw-quiet">
              {look.doneOn} {look.doneByName}：{look.note}
            </p>
          ) : null}
          {look.result === null && c.abilities.lookBack && look.dueOn <= dayOf(new Date()) ? (
            <Button onClick={() => onAct(look.months)}>{t('action.cases.lookBack')}</Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
