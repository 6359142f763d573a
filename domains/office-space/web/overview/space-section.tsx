import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await, Empty } from '#ui/show/states.tsx';
import { overview } from '../../contract/overview.ts';
import { KindBars } from './bars.tsx';
import '../office-space.css';
import './overview.css';

/** The reader's office space by kind of room. */
export function Section() {
  const { t } = useWords();
  const read = useRead(overview, {});
  return (
    <div className="os-home-space">
      <Await read={read} rows={5}>
        {(data) =>
          data.byKind.length === 0 ? (
            <Empty reason="nature" />
          ) : (
            <>
              <KindBars lines={data.byKind} />
              <AppLink to="/office-space" className="os-more">
                {t('page.office-space.home.open')}
              </AppLink>
            </>
          )
        }
      </Await>
    </div>
  );
}
