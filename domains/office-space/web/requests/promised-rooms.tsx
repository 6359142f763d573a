import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { EnumStatus } from '#ui/show/tone.tsx';
import type { RequestRecord } from '../../contract/requests.ts';
import { roomAddress } from '../addresses.ts';
import { PlainTable } from '../plain-table.tsx';

const tones = { proposed: 'notice', offered: 'attention', agreed: 'ok', declined: 'violation', released: 'quiet' } as const;

/** Rooms that were promised to a request, with what became of each promise. */
export function PromisedRooms({ request }: { request: RequestRecord }) {
  const { t, field } = useWords();
  if (request.rooms.length === 0) return null;
  return (
    <section className="os-section">
      <h2>{t('page.office-space.request.promised')}</h2>
      <PlainTable
        caption={t('page.office-space.request.promised')}
        heads={[
          { label: field('office-space', 'roomCode') },
          { label: field('office-space', 'buildingName') },
          { label: field('office-space', 'floorName') },
          { label: `${field('office-space', 'usableAreaSqm')} ${t('unit.sqm')}`, figure: true },
          { label: field('office-space', 'fromOrgName') },
          { label: field('office-space', 'promiseState') },
          { label: field('office-space', 'reason') },
        ]}
        rows={request.rooms.map((room) => ({
          key: room.id,
          cells: [
            room.roomId ? (
              <AppLink key="room" to={roomAddress(room.roomId)}>
                {room.roomCode}
              </AppLink>
            ) : (
              room.roomCode
            ),
            room.buildingName,
            room.floorName,
            number(room.usableAreaSqm),
            room.own ? t('page.office-space.vacancies.own') : room.fromOrgName,
            <EnumStatus key="state" list="office-space.promise_state" value={room.state} tones={tones} />,
            room.reason,
          ],
        }))}
      />
    </section>
  );
}

/** Use agreements and certificates of a request, each to be printed. */
export function Papers({ request }: { request: RequestRecord }) {
  const { t } = useWords();
  if (request.agreements.length === 0) return null;
  return (
    <section className="os-card">
      <h2>{t('page.office-space.request.papers')}</h2>
      {request.agreements.map((agreement) => (
        <p key={agreement.id}>
          <AppLink to={`/office-space/agreements/${agreement.id}`}>
            {t('page.office-space.agreement')} {agreement.number}
          </AppLink>
        </p>
      ))}
      {request.certificates.map((certificate) => (
        <p key={certificate.id}>
          <AppLink to={`/office-space/certificates/${certificate.id}`}>
            {t('page.office-space.certificate')} {certificate.number}
          </AppLink>{' '}
          <span className="qw-quiet">{certificate.roomCode}</span>
        </p>
      ))}
    </section>
  );
}
