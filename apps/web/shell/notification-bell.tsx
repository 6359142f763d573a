import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { countNotifications, listNotifications, markNotificationsRead } from '#kernel/events/contract/notifications.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await } from '#ui/show/states.tsx';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Shape } from '#ui/show/tone.tsx';

const FIVE_MINUTES = 300_000;
const SHOWN = 8;
/** A larger number is shown, and said, as `99+`. */
const MOST = 99;

function Unread({ onLeave }: { onLeave: () => void }) {
  const { t } = useWords();
  const read = useRead(listNotifications, { unread: true, pageSize: SHOWN });
  const mark = useDo(markNotificationsRead, { said: false });
  return (
    <div className="qw-bell">
      <Await read={read} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="qw-quiet">{t('shell.notifications.none')}</p>
          ) : (
            <ul>
              {items.map((one) => (
                <li key={one.id}>
                  <Shape tone={one.needsAction ? 'attention' : 'notice'} />
                  <div>
                    {one.to ? (
                      <AppLink
                        to={one.to}
                        onClick={() => {
                          void mark.run({ ids: [one.id] });
                          onLeave();
                        }}
                      >
                        {one.title}
                      </AppLink>
                    ) : (
                      one.title
                    )}
                    <div className="qw-quiet">
                      <TimeAgo at={one.createdAt} />
                    </div>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      <div className="qw-bell-foot">
        <Button type="link" size="small" loading={mark.pending} onClick={() => void mark.run({})}>
          {t('shell.notifications.all')}
        </Button>
        <AppLink to="/notifications" onClick={onLeave}>
          {t('shell.notifications.more')}
        </AppLink>
      </div>
    </div>
  );
}

/** The bell with the number of unread notifications; they come by server-sent events, the count is asked again now and then. */
export function NotificationBell() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { data } = useRead(countNotifications, {}, { everyMs: FIVE_MINUTES });
  const count = data?.unread ?? 0;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('shell.notifications.title')}
      content={open ? <Unread onLeave={() => setOpen(false)} /> : null}
    >
      <Button
        type="text"
        className="qw-shell-bell"
        aria-label={t('shell.notifications', { count: count > MOST ? `${MOST}+` : String(count) })}
        icon={
          <Badge count={count} size="small" overflowCount={MOST}>
            <BellOutlined />
          </Badge>
        }
      />
    </Popover>
  );
}
