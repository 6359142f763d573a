import { Checkbox } from 'antd';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Empty } from '#ui/show/states.tsx';
import { personAddress, roomAddress } from '../addresses.ts';
import { PlainTable } from '../plain-table.tsx';
import type { Reallocation } from './figures-table.tsx';

interface MovesTableProps {
  kept: Reallocation;
  /** Seats whose moves are ticked. */
  chosen: ReadonlySet<string>;
  onChoose: (seatIds: ReadonlySet<string>) => void;
  /** Whether anything may be ticked. */
  open: boolean;
}

/** Who moves from where to where, and what for; each may be left out. */
export function MovesTable({ kept, chosen, onChoose, open }: MovesTableProps) {
  const { t, field, enumLabel } = useWords();
  if (kept.proposed.length === 0) return <Empty reason="nature" text={t('page.office-space.reallocation.no-moves')} />;
  const touched = new Set(kept.drift.map((one) => one.roomId));
  const names = new Set(kept.floors.map((floor) => floor.buildingName));
  const [only] = names.size === 1 ? names : [];
  // Where one building is meant its name says nothing in every row.
  const short = (room: string): string => (only && room.startsWith(`${only} `) ? room.slice(only.length + 1) : room);
  const toggle = (seatId: string): void => {
    const next = new Set(chosen);
    if (!next.delete(seatId)) next.add(seatId);
    onChoose(next);
  };
  return (
    <div className="os-stack">
      {open ? (
        <p className="os-row qw-noprint">
          <span>{t('page.office-space.reallocation.ticked', { chosen: chosen.size, all: kept.proposed.length })}</span>
          <span>
            <button type="button" className="qw-linkish" onClick={() => onChoose(new Set(kept.proposed.map((move) => move.seatId)))}>
              {t('action.office-space.reallocation.tick-all')}
            </button>{' '}
            <button type="button" className="qw-linkish" onClick={() => onChoose(new Set())}>
              {t('action.office-space.reallocation.tick-none')}
            </button>
          </span>
        </p>
      ) : null}
      <PlainTable
        caption={t('page.office-space.reallocation.moves')}
        heads={[
          { label: field('office-space', 'personName') },
          { label: field('office-space', 'rankCode') },
          { label: field('office-space', 'orgName') },
          { label: field('office-space', 'fromRoom') },
          { label: field('office-space', 'toRoom') },
          { label: field('office-space', 'reasons') },
        ]}
        rows={kept.proposed.map((move) => ({
          key: move.seatId,
          cells: [
            <span key="person" className="os-move-person">
              {open ? (
                <Checkbox checked={chosen.has(move.seatId)} onChange={() => toggle(move.seatId)} aria-label={move.personName} />
              ) : null}{' '}
              <AppLink to={personAddress(move.personId)}>{move.personName}</AppLink>
            </span>,
            move.rankCode ? enumLabel('office-space.rank', move.rankCode) : t('page.office-space.verdict.no-rank'),
            move.orgName,
            <AppLink key="from" to={roomAddress(move.fromRoomId)}>
              {short(move.fromRoom)}
            </AppLink>,
            <AppLink key="to" to={roomAddress(move.toRoomId)}>
              {short(move.toRoom)}
            </AppLink>,
            <span key="why">
              {move.reasons.map((reason) => enumLabel('office-space.reallocation_reason', reason)).join('、')}
              {touched.has(move.fromRoomId) || touched.has(move.toRoomId) ? ` · ${t('page.office-space.reallocation.touched')}` : ''}
            </span>,
          ],
        }))}
      />
    </div>
  );
}
