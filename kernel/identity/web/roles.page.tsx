import { Input } from 'antd';
import { listRoles } from '#kernel/identity/contract/grants.ts';
import type { RouteOutput } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Await, Empty } from '#ui/show/states.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import './identity.css';

type Roles = RouteOutput<typeof listRoles>;

const roomOf = (permission: string): string => permission.split('.')[0] ?? '';

function Matrix({ roles, wanted }: { roles: Roles; wanted: string }) {
  const { t, has, enumLabel } = useWords();
  const all = [...new Set(roles.items.flatMap((r) => r.permissions))];
  const label = (permission: string) => t(`permission.${permission}`);
  const shown = all.filter((p) => !wanted || label(p).toLowerCase().includes(wanted) || p.includes(wanted));
  const rooms = [...new Set(shown.map(roomOf))];
  const held = new Map(roles.items.map((r) => [r.role, new Set(r.permissions)]));
  const roomWord = (room: string) => (has(`page.identity.room.${room}`) ? t(`page.identity.room.${room}`) : t(`menu.group.${room}`));
  if (shown.length === 0) return <Empty reason="filter" />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by the keyboard too
    <section className="qw-matrix" aria-label={t('menu.identity.roles')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('field.identity.permissions')}</th>
            {roles.items.map((r) => (
              <th key={r.role} scope="col">
                {enumLabel('identity.role', r.role)}
              </th>
            ))}
          </tr>
        </thead>
        {rooms.map((room) => (
          <tbody key={room}>
            <tr>
              <th colSpan={roles.items.length + 1} scope="rowgroup" className="qw-matrix-room">
                {roomWord(room)}
              </th>
            </tr>
            {shown
              .filter((p) => roomOf(p) === room)
              .map((permission) => (
                <tr key={permission}>
                  <th scope="row" title={permission}>
                    {label(permission)}
                  </th>
                  {roles.items.map((r) => (
                    <td key={r.role}>
                      {held.get(r.role)?.has(permission) ? (
                        <>
                          <span className="qw-matrix-held" aria-hidden="true">
                            ●
                          </span>
                          <span className="qw-hidden">{t('word.yes')}</span>
                        </>
                      ) : (
                        <span className="qw-hidden">{t('word.no')}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** Which role holds which permission. */
export function Page() {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const read = useRead(listRoles, {}, { staleMs: 600_000 });
  return (
    <PlainPage titleKey="menu.identity.roles" below={t('page.identity.roles.exclusion')}>
      <Input.Search
        allowClear
        className="qw-roles-find"
        aria-label={t('table.search')}
        placeholder={t('table.search')}
        defaultValue={query.q ?? ''}
        onChange={(event) => setQuery({ q: event.target.value.trim().toLowerCase() || undefined }, { replace: true })}
      />
      <Await read={read} rows={12}>
        {(roles) => <Matrix roles={roles} wanted={query.q ?? ''} />}
      </Await>
    </PlainPage>
  );
}
