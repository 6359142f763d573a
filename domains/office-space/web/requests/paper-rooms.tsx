import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { Agreement } from '../../contract/agreements.ts';

/** The rooms of a paper with their areas and the sum. */
export function PaperRooms({ rooms }: { rooms: Agreement['rooms'] }) {
  const { t, field, enumLabel } = useWords();
  const sum = rooms.reduce((all, room) => all + Math.round(Number(room.usableAreaSqm ?? 0) * 100), 0) / 100;
  return (
    <table className="osr-paper-table">
      <thead>
        <tr>
          <th scope="col">{field('office-space', 'roomCode')}</th>
          <th scope="col">{field('office-space', 'floorName')}</th>
          <th scope="col">{field('office-space', 'kind')}</th>
          <th scope="col" className="osr-figure">
            {`${field('office-space', 'usableAreaSqm')}（${t('unit.sqm')}）`}
          </th>
        </tr>
      </thead>
      <tbody>
        {rooms.map((room) => (
          <tr key={`${room.floorName} ${room.roomCode}`}>
            <td>{`${room.roomCode} ${room.roomName}`}</td>
            <td>{room.floorName}</td>
            <td>{enumLabel('office-space.room_kind', room.kind)}</td>
            <td className="osr-figure">{number(room.usableAreaSqm)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('page.office-space.paper.sum', { count: rooms.length })}
          </th>
          <td className="osr-figure">{number(sum, 2)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
