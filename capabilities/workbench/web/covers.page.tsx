import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useConfirm } from '#ui/show/use-confirm.ts';
import { createCover, endCover } from '../contract/covers.ts';
import { coverTable } from './cover.table.tsx';

/** Who acts for the reader and for whom the reader acts. */
export function Page() {
  const { t } = useWords();
  const can = useCan();
  const confirm = useConfirm();
  const end = useDo(endCover, { said: 'page.workbench.cover.ended' });
  return (
    <ListPage
      titleKey="menu.workbench.covers"
      table={coverTable}
      above={<p className="qw-quiet">{t('page.workbench.covers.text')}</p>}
      actions={[
        {
          id: 'new',
          labelKey: 'action.workbench.cover.create',
          to: '/workbench/covers/new',
          offered: can(createCover.permission),
          primary: true,
        },
      ]}
      rowActions={(row) => [
        {
          id: 'end',
          labelKey: 'action.workbench.cover.end',
          offered: row.abilities.end ?? false,
          dangerous: true,
          run: async () => {
            const question = {
              act: t('action.workbench.cover.end'),
              object: row.substitute.name,
              consequence: t('page.workbench.cover.end-consequence'),
            };
            if (await confirm(question)) await end.run({ coverId: row.id });
          },
        },
      ]}
    />
  );
}
