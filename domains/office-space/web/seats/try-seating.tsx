import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Failure } from '#ui/show/states.tsx';
import { trySeating } from '../../contract/occupancies.ts';
import { RoomVerdictLine } from '../verdict.tsx';

export interface TrySeatingProps {
  roomId: string | undefined;
  /** Everybody who would sit there: those who do now and those who would come. */
  personIds: readonly string[];
  on: string | undefined;
}

/** What the check would say of a room with these people in it, before anything is done. */
export function TrySeating({ roomId, personIds, on }: TrySeatingProps) {
  const { t } = useWords();
  const asked = Boolean(roomId) && personIds.length > 0;
  const read = useRead(
    trySeating,
    { roomId: roomId ?? '', personIds: [...personIds], ...(on ? { on } : {}) },
    { enabled: asked, keepPrevious: true },
  );
  return (
    <section aria-live="polite" className="os-try">
      <h3>{t('page.office-space.try.title')}</h3>
      {!asked ? (
        <p className="qw-quiet">{t('page.office-space.try.choose')}</p>
      ) : read.error ? (
        <Failure error={read.error} />
      ) : read.data?.verdict ? (
        <RoomVerdictLine verdict={read.data.verdict} />
      ) : (
        <p className="qw-quiet">{read.data ? t('page.office-space.try.nothing') : '…'}</p>
      )}
    </section>
  );
}
