import { Button } from 'antd';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Empty } from '#ui/show/states.tsx';
import { personAddress } from '../addresses.ts';
import type { Act } from '../form-drawer.tsx';
import { PlainTable } from '../plain-table.tsx';
import type { RoomUse } from './room.page.tsx';

/** Who sits here, with limit and the part of the room that falls to each (OS-13). */
export function RoomSeats({ use, act }: { use: RoomUse; act: Act }) {
  const { t, field, enumLabel } = useWords();
  if (use.occupants.length === 0) return <Empty reason="nature" text={t('page.office-space.room.nobody')} />;
  const share = (personId: string) => use.verdict?.shares.find((one) => one.personId === personId);
  const area = (name: string) => t('table.heading-with-unit', { label: field('office-space', name), unit: t('unit.sqm') });
  const mayAct = use.abilities.seat === true;
  return (
    <PlainTable
      heads={[
        { label: field('office-space', 'personName') },
        { label: field('office-space', 'rankCode') },
        { label: area('limitSqm'), figure: true },
        { label: area('apportionedSqm'), figure: true },
        { label: field('office-space', 'from') },
        ...(mayAct ? [{ label: t('table.actions') }] : []),
      ]}
      rows={use.occupants.map((seat) => {
        const part = share(seat.personId);
        return {
          key: seat.id,
          cells: [
            <span key="person">
              <AppLink to={personAddress(seat.personId)}>{seat.personName}</AppLink>{' '}
              <span className="qw-quiet qw-num">{seat.staffNo ?? ''}</span>
            </span>,
            part?.rankCode ? enumLabel('office-space.rank', part.rankCode) : t('page.office-space.verdict.no-rank'),
            number(part?.limitSqm),
            number(part?.apportionedSqm),
            <span key="from" className="qw-num">
              {seat.from}
            </span>,
            ...(mayAct
              ? [
                  seat.to === null ? (
                    <span key="acts" className="qw-row-actions">
                      <Button type="link" size="small" onClick={() => act.open('move', `${seat.id}.${seat.personId}`)}>
                        {t('action.office-space.move')}
                      </Button>
                      <Button type="link" size="small" onClick={() => act.open('vacate', seat.id)}>
                        {t('action.office-space.vacate')}
                      </Button>
                    </span>
                  ) : null,
                ]
              : []),
          ],
        };
      })}
    />
  );
}
