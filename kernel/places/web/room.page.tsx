import { getRoom } from '#kernel/places/contract/rooms.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { buildingPath, campusPath, roomTones } from './place-words.ts';

/** Physical facts of one room. How it is used is told by the line of work that uses it. */
export function Page() {
  const { enumLabel } = useWords();
  const { roomId } = usePageParams('roomId');
  const read = useRead(getRoom, { roomId });
  return (
    <RecordPage
      read={read}
      domain="places"
      title={(room) => room.name}
      number={(room) => room.code}
      status={(room) => ({ tone: roomTones[room.state], word: enumLabel('places.room_state', room.state) })}
      below={(room) => (
        <>
          {room.campusId ? (
            <>
              <AppLink to={campusPath(room.campusId)}>{room.campusName ?? ''}</AppLink>
              {' / '}
            </>
          ) : null}
          <AppLink to={buildingPath(room.buildingId)}>{room.buildingName}</AppLink>
          {` / ${room.floorName}`}
        </>
      )}
      facts={(room) => [
        {
          facts: [
            { name: 'unitId', value: <AppLink to={`/org/units/${room.orgId}`}>{room.orgName}</AppLink> },
            { name: 'kind', value: enumLabel('places.room_kind', room.kind) },
            { name: 'usableAreaSqm', value: room.usableAreaSqm },
            { name: 'buildingAreaSqm', value: room.buildingAreaSqm },
            { name: 'kindDocument', value: room.kindDocument },
            { name: 'vacantSince', labelKey: 'page.places.vacant-since', value: room.vacantSince },
            { name: 'note', value: room.note, wide: true },
          ],
        },
      ]}
      history={(room) => ({ subjectKind: 'room', subjectId: room.id })}
    />
  );
}
