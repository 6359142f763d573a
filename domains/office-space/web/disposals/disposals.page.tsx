import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { clauseText } from '../alarms/alarm-words.ts';
import { disposalTable } from './disposal.table.ts';

export function Page() {
  const words = useWords();
  return (
    <ListPage
      titleKey="menu.office-space.disposals"
      table={disposalTable}
      above={
        <p className="qw-quiet os-line">
          {words.t('page.office-space.disposal.only-administration')} <Clause text={clauseText('measures-2017.unified', words)} />
        </p>
      }
      actions={[
        {
          id: 'create',
          labelKey: 'action.office-space.disposal.create',
          to: '/office-space/disposals/new',
          permission: 'office-space.disposal.propose',
          primary: true,
        },
      ]}
    />
  );
}
