import { useQuery } from '@tanstack/react-query';
import { useCan } from '#ui/access/use-me.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import type { HomeCounter } from '#ui/room/define-room.ts';
import { useRooms } from '#ui/room/rooms.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Shape } from '#ui/show/tone.tsx';

/** Four figures of the workbench and four of one's own duty. */
const SHOWN = 8;

function Counter({ counter }: { counter: HomeCounter }) {
  const { t } = useWords();
  const read = useRead(counter.route, counter.input, { everyMs: 300_000 });
  const figure = read.data === undefined ? undefined : counter.figure(read.data);
  const to = typeof counter.to === 'string' ? counter.to : read.data === undefined ? '/' : counter.to(read.data);
  return (
    <AppLink to={to} className="qw-counter">
      <span className="qw-counter-label">{t(counter.labelKey)}</span>
      <span className="qw-counter-figure qw-num">
        {figure?.tone ? <Shape tone={figure.tone} /> : null}
        {figure ? number(figure.value) : read.error ? '—' : '…'}
      </span>
    </AppLink>
  );
}

/** All counters of all rooms, loaded once. */
function useCounters(): readonly HomeCounter[] | undefined {
  const rooms = useRooms();
  return useQuery({
    queryKey: ['home', 'counters'],
    queryFn: async () => (await Promise.all(rooms.map(async (room) => (await room.counters?.())?.counters ?? []))).flat(),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

/** The figures of an account by their order, each a link to the list that makes it; in rows of four. */
export function CounterRow() {
  const can = useCan();
  const counters = useCounters();
  const shown = (counters ?? [])
    .filter((counter) => can(counter.permission))
    .sort((a, b) => (a.order ?? 50) - (b.order ?? 50))
    .slice(0, SHOWN);
  return (
    <div className="qw-counters" aria-busy={counters === undefined}>
      {shown.map((counter) => (
        <Counter key={counter.id} counter={counter} />
      ))}
    </div>
  );
}
