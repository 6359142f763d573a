import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { applySecondOffice } from '../../contract/second-offices.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { ConcurrentPicker } from './concurrent-picker.tsx';
import { LiveSecondOffice } from './live-second-office.tsx';
import { secondOfficeAddress } from './second-office.table.ts';

export function Page() {
  const go = useGo();
  const words = useWords();
  return (
    <FormPage
      titleKey="page.office-space.second-office.new"
      below={<Clause text={clauseText('measures-2017.use', words)} />}
      route={applySecondOffice}
      fields={[
        { name: 'personId', wide: true, render: (control) => <ConcurrentPicker {...control} /> },
        'roomId',
        'from',
        'distanceKm',
        'daysPerMonth',
        { name: 'reason', wide: true },
      ]}
      initial={{ from: dayOf(new Date()) }}
      aside={(values) => <LiveSecondOffice asked={values} />}
      submitKey="action.office-space.second-office.submit"
      changes={['/office-space', '/approvals', '/workbench']}
      onDone={(answer) => go(secondOfficeAddress(answer.id), { replace: true })}
      onCancel={() => go('/office-space/second-offices')}
    />
  );
}
