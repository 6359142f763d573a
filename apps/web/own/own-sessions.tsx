import { Button } from 'antd';
import { endOtherSessions, endOwnSession, listOwnSessions } from '#kernel/identity/contract/own-account.ts';
import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Status } from '#ui/show/tone.tsx';

/** Where the account is signed in, and how to end it there. */
export function OwnSessions() {
  const { t } = useWords();
  const read = useRead(listOwnSessions, {});
  const end = useDo(endOwnSession, { said: 'mine.sessions.ended' });
  const endOthers = useDo(endOtherSessions, { said: 'mine.sessions.ended' });
  return (
    <Await read={read} rows={2}>
      {({ items }) => (
        <>
          <ul className="qw-tasks">
            {items.map((session) => (
              <li key={session.id}>
                <div>
                  <p className="qw-agent">{session.userAgent ?? NOTHING}</p>
                  <p className="qw-quiet qw-num">
                    {session.ip ?? NOTHING} · <TimeAgo at={session.lastSeenAt} />
                  </p>
                </div>
                {session.current ? (
                  <Status tone="ok" word={t('mine.session.current')} />
                ) : (
                  <Button loading={end.pending} onClick={() => void end.run({ sessionId: session.id })}>
                    {t('mine.session.end')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {items.length > 1 ? (
            <Button loading={endOthers.pending} onClick={() => void endOthers.run({})}>
              {t('mine.session.end-others')}
            </Button>
          ) : null}
        </>
      )}
    </Await>
  );
}
