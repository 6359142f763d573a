import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMe } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageQuery } from '#ui/show/page-address.ts';
import { viewStore, withView } from '#ui/table/saved-views.ts';

/** Views the account keeps of this table: filters, sort and columns under a name. A view is a link. */
export function ViewMenu({ tableId, children }: { tableId: string; children: ReactNode }) {
  const { t } = useWords();
  const { actor } = useMe();
  const query = usePageQuery();
  const [views, setViews] = useState(() => viewStore().views(actor.accountId, tableId));
  const [name, setName] = useState('');
  const keep = (next: typeof views) => {
    viewStore().saveViews(actor.accountId, tableId, next);
    setViews(next);
  };
  const save = () => {
    const { page: _page, ...rest } = query;
    if (name.trim()) keep(withView(views, { name: name.trim(), query: rest }));
    setName('');
  };
  const content = (
    <div className="qw-view-menu">
      {views.length === 0 ? <p className="qw-quiet">{t('table.no-views')}</p> : null}
      {views.map((view) => (
        <div key={view.name} className="qw-column-choice">
          <AppLink to={`?${new URLSearchParams(view.query)}`}>{view.name}</AppLink>
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('table.view-delete', { name: view.name })}
            onClick={() => keep(views.filter((v) => v.name !== view.name))}
          />
        </div>
      ))}
      <Input.Search
        size="small"
        value={name}
        maxLength={30}
        placeholder={t('table.view-name')}
        aria-label={t('table.view-name')}
        enterButton={t('table.view-save')}
        onChange={(event) => setName(event.target.value)}
        onSearch={save}
      />
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      {children}
    </Popover>
  );
}
