import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await } from '#ui/show/states.tsx';
import { listWork } from '../contract/work.ts';
import { WorkTitle } from './work-title.tsx';
import { subjectWord, TimeLeft } from './work-words.tsx';
import './workbench.css';

const SHOWN = 6;

/** What is overdue or due within three working days, the most pressing first. */
export function Section() {
  const words = useWords();
  const { t } = words;
  const read = useRead(listWork, { deadline: ['overdue', 'today', 'soon'], pageSize: SHOWN, sort: 'dueAt' } as never);
  return (
    <Await read={read} rows={3}>
      {({ items, total }) =>
        items.length === 0 ? (
          <p className="qw-quiet">{t('page.workbench.due.none')}</p>
        ) : (
          <>
            <ul className="wb-due">
              {items.map((item) => (
                <li key={item.id}>
                  <TimeLeft item={item} />
                  <div>
                    <WorkTitle item={item} />
                    <p className="qw-quiet">
                      {subjectWord(item.subject, words)} · {item.unit.name}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
            {total > SHOWN ? (
              <AppLink to="/workbench?deadline=overdue,today,soon">{t('page.workbench.due.all', { count: String(total) })}</AppLink>
            ) : null}
          </>
        )
      }
    </Await>
  );
}
