import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { Status } from '#ui/show/tone.tsx';
import { listDuties } from '../../contract/duties.ts';
import { dutyStates } from '../../rules/duties.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { dutyTable, dutyTones } from './duty.table.ts';
import './duties.css';
import '../office-space.css';

/** How many tasks stand where, each figure leading to its rows. */
function Counts() {
  const words = useWords();
  const read = useRead(listDuties, { page: 1, pageSize: 1 });
  const counts = read.data?.counts;
  return (
    <p className="os-line osd-counts">
      {dutyStates.map((state) => (
        <AppLink key={state} to={`/office-space/duties?state=${state}`}>
          <Status
            tone={dutyTones[state] ?? 'quiet'}
            word={`${words.enumLabel('office-space.duty_state', state)} ${counts?.[state] ?? 0}`}
          />
        </AppLink>
      ))}
      <Clause text={clauseText('measures-2017.use', words)} />
    </p>
  );
}

export function Page() {
  return <ListPage titleKey="menu.office-space.duties" table={dutyTable} above={<Counts />} />;
}
