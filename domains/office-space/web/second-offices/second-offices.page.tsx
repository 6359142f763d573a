import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { clauseText } from '../alarms/alarm-words.ts';
import { secondOfficeTable } from './second-office.table.ts';
import '../office-space.css';

/** Second offices of leaders with their approval and the clock that runs after the concurrent post (OS-16). */
export function Page() {
  const words = useWords();
  return (
    <ListPage
      titleKey="menu.office-space.second-offices"
      table={secondOfficeTable}
      above={
        <p className="qw-quiet os-line">
          <Clause text={clauseText('measures-2017.use', words)} />
        </p>
      }
      actions={[
        {
          id: 'apply',
          labelKey: 'action.office-space.second-office.apply',
          permission: 'office-space.second-office.apply',
          to: '/office-space/second-offices/new',
          primary: true,
        },
      ]}
    />
  );
}
