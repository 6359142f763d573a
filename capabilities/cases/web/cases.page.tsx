import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Shape } from '#ui/show/tone.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { listCases } from '../contract/cases.ts';
import { lights } from '../contract/words.ts';
import { caseTable } from './case.table.tsx';
import { lightTones } from './tones.ts';
import './cases.css';

/** The four lights with their counts; a light filters the list. */
function Lights() {
  const { t, enumLabel } = useWords();
  const [query, setQuery] = useUrlState();
  const read = useRead(listCases, { page: 1, pageSize: 1 });
  return (
    <div className="cs-lights" role="toolbar" aria-label={t('page.cases.lights')}>
      {[...lights].reverse().map((light) => (
        <button
          key={light}
          type="button"
          className="cs-light"
          aria-pressed={query.light === light}
          onClick={() => setQuery({ light: query.light === light ? undefined : light, page: undefined })}
        >
          <Shape tone={lightTones[light]} />
          {enumLabel('cases.light', light)}
          <strong className="qw-num">{read.data ? read.data.lights[light] : '…'}</strong>
        </button>
      ))}
    </div>
  );
}

export function Page() {
  return (
    <ListPage
      titleKey="menu.cases.cases"
      table={caseTable}
      above={<Lights />}
      actions={[{ id: 'new', labelKey: 'action.cases.open', to: '/cases/new', permission: 'cases.case.open', primary: true }]}
    />
  );
}
