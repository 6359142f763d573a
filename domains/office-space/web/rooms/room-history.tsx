import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { lettingAddress, personAddress } from '../addresses.ts';
import { PlainTable } from '../plain-table.tsx';
import type { RoomUse } from './room.page.tsx';

/** Ended seats, newest first. */
export function RoomHistory({ seats }: { seats: RoomUse['history'] }) {
  const { t, field, enumLabel } = useWords();
  if (seats.length === 0) return null;
  return (
    <section className="os-section">
      <h2>{t('page.office-space.room.before')}</h2>
      <PlainTable
        heads={['personName', 'orgName', 'from', 'to', 'endReason'].map((name) => ({ label: field('office-space', name) }))}
        rows={seats.map((seat) => ({
          key: seat.id,
          cells: [
            <AppLink key="person" to={personAddress(seat.personId)}>
              {seat.personName}
            </AppLink>,
            seat.orgName,
            <span key="from" className="qw-num">
              {seat.from}
            </span>,
            <span key="to" className="qw-num">
              {seat.to}
            </span>,
            seat.endReason ? enumLabel('office-space.end_reason', seat.endReason) : '',
          ],
        }))}
      />
    </section>
  );
}

/** What of the room is let, lent, rented or borrowed. */
export function RoomLettings({ lettings }: { lettings: RoomUse['lettings'] }) {
  const { t, field, enumLabel } = useWords();
  if (lettings.length === 0) return null;
  return (
    <section className="os-section">
      <h2>{t('menu.office-space.lettings')}</h2>
      <PlainTable
        heads={[
          { label: field('office-space', 'direction') },
          { label: field('office-space', 'counterpart') },
          { label: t('table.heading-with-unit', { label: field('office-space', 'areaSqm'), unit: t('unit.sqm') }), figure: true },
          { label: field('office-space', 'approvalNo') },
          { label: field('office-space', 'from') },
          { label: field('office-space', 'to') },
        ]}
        rows={lettings.map((one) => ({
          key: one.id,
          cells: [
            enumLabel('office-space.letting_direction', one.direction),
            <AppLink key="counterpart" to={lettingAddress(one.id)}>
              {one.counterpart}
            </AppLink>,
            number(one.areaSqm),
            one.approvalNo ?? '',
            one.from,
            one.to ?? '',
          ],
        }))}
      />
    </section>
  );
}
