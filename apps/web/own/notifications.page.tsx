import { Button, Pagination, Segmented } from 'antd';
import { listNotifications, markNotificationsRead, type Notification } from '#kernel/events/contract/notifications.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { Await, Empty } from '#ui/show/states.tsx';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Shape } from '#ui/show/tone.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import '#apps/web/own/own.css';

const PAGE_SIZE = 20;

/** One notification with the way to what it is about. */
function Line({ one, onRead }: { one: Notification; onRead: () => unknown }) {
  const { t } = useWords();
  const go = useGo();
  return (
    <li className={one.readAt ? '' : 'qw-task-unread'}>
      <Shape tone={one.needsAction ? 'attention' : 'quiet'} />
      <div>
        <p>{one.title}</p>
        <p className="qw-quiet">
          <TimeAgo at={one.createdAt} />
        </p>
      </div>
      <span className="qw-task-acts">
        {one.readAt ? null : (
          <Button type="text" onClick={() => void onRead()}>
            {t('tasks.read')}
          </Button>
        )}
        {one.to ? (
          <Button
            type={one.needsAction ? 'primary' : 'default'}
            onClick={() => {
              if (!one.readAt) void onRead();
              if (one.to) go(one.to);
            }}
          >
            {t(one.needsAction ? 'tasks.handle' : 'action.view')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

/** What the reader was told, newest first; the switch shows what was not read yet. */
export function Page() {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const all = query.show !== 'unread';
  const page = Number(query.page) || 1;
  const read = useRead(listNotifications, { page, pageSize: PAGE_SIZE, ...(all ? {} : { unread: true }) }, { keepPrevious: true });
  const mark = useDo(markNotificationsRead, { said: false });
  const show = (
    <Segmented
      value={all ? 'all' : 'unread'}
      onChange={(value) => setQuery({ show: value === 'all' ? undefined : 'unread', page: undefined })}
      options={[
        { value: 'all', label: t('tasks.all') },
        { value: 'unread', label: t('home.unread') },
      ]}
    />
  );
  return (
    <PlainPage
      titleKey="menu.notifications"
      beside={show}
      actions={[
        { id: 'channels', labelKey: 'menu.events.channels', to: '/notifications/channels' },
        { id: 'read', labelKey: 'shell.notifications.all', run: () => mark.run({}), pending: mark.pending },
      ]}
    >
      <Await read={read}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Empty reason="nature" text={t(all ? 'tasks.none' : 'shell.notifications.none')} />
          ) : (
            <>
              <ul className="qw-tasks">
                {items.map((one) => (
                  <Line key={one.id} one={one} onRead={() => mark.run({ ids: [one.id] })} />
                ))}
              </ul>
              {total > PAGE_SIZE ? (
                <Pagination
                  size="small"
                  current={page}
                  pageSize={PAGE_SIZE}
                  total={total}
                  showSizeChanger={false}
                  onChange={(next) => setQuery({ page: next === 1 ? undefined : String(next) })}
                />
              ) : null}
            </>
          )
        }
      </Await>
    </PlainPage>
  );
}
