import { Button } from 'antd';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Empty } from '#ui/show/states.tsx';
import { roomAddress } from '../addresses.ts';
import type { Act } from '../form-drawer.tsx';
import { RoomVerdictLine } from '../verdict.tsx';
import type { PersonUse } from './person.page.tsx';

/** Each office of a person with the verdict of its room, then what was before. */
export function PersonRooms({ use, act }: { use: PersonUse; act: Act }) {
  const { t, enumLabel } = useWords();
  return (
    <section className="os-section">
      <h2>{t('page.office-space.person.rooms')}</h2>
      {use.rooms.length === 0 ? <Empty reason="nature" text={t('page.office-space.person.no-room')} /> : null}
      {use.rooms.map((seat) => (
        <article key={seat.id} className="os-card">
          <div className="os-row">
            <p>
              <AppLink to={roomAddress(seat.roomId)}>{`${seat.buildingName} ${seat.roomCode}`}</AppLink>{' '}
              <span className="qw-num">{`${number(seat.roomAreaSqm)} ${t('unit.sqm')}`}</span>{' '}
              <span className="qw-quiet">
                {seat.orgName} · {t('page.office-space.person.since', { on: seat.from })}
              </span>
              {seat.approvalNo ? <span> · {t('page.office-space.person.approved', { number: seat.approvalNo })}</span> : null}
            </p>
            {use.abilities.seat ? (
              <span className="qw-row-actions">
                <Button type="link" size="small" onClick={() => act.open('move', `${seat.id}.${seat.personId}`)}>
                  {t('action.office-space.move')}
                </Button>
                <Button type="link" size="small" onClick={() => act.open('vacate', seat.id)}>
                  {t('action.office-space.vacate')}
                </Button>
              </span>
            ) : null}
          </div>
          <RoomVerdictLine verdict={seat.verdict} />
        </article>
      ))}
      {use.history.length > 0 ? (
        <ol className="os-before qw-quiet">
          {use.history.map((seat) => (
            <li key={seat.id} className="qw-num">
              {seat.from} – {seat.to} · <AppLink to={roomAddress(seat.roomId)}>{`${seat.buildingName} ${seat.roomCode}`}</AppLink>
              {seat.endReason ? ` · ${enumLabel('office-space.end_reason', seat.endReason)}` : ''}
            </li>
          ))}
        </ol>
      ) : null}
    </section>
  );
}
