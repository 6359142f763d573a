import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { Clause } from '#ui/show/clause.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { changeRoom, getRoom } from '../../contract/rooms.ts';
import { roomAddress } from '../addresses.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { changeFields } from './room-fields.tsx';

/** States that are changed here; let and lent follow from lettings. */
const settable = (state: string): 'in-use' | 'vacant' | 'under-works' | undefined =>
  state === 'in-use' || state === 'vacant' || state === 'under-works' ? state : undefined;

export function Page() {
  const { roomId } = usePageParams('roomId');
  const words = useWords();
  const go = useGo();
  const back = () => go(roomAddress(roomId));
  return (
    <Await read={useRead(getRoom, { roomId })} rows={8}>
      {(room) => {
        const state = settable(room.state);
        return (
          <FormPage
            titleKey="page.office-space.room.edit"
            below={
              <>
                {room.buildingName} {room.code}
                {room.abilities.changeFunction ? null : (
                  <>
                    {' · '}
                    <Clause text={clauseText('measures-2017.use', words)} />
                  </>
                )}
              </>
            }
            route={changeRoom}
            fields={changeFields(room.abilities.changeFunction ?? false, room.kind)}
            fixed={{ roomId, version: room.version }}
            initial={{
              code: room.code,
              name: room.name,
              kind: room.kind,
              kindDocument: room.kindDocument,
              usableAreaSqm: room.usableAreaSqm,
              buildingAreaSqm: room.buildingAreaSqm,
              note: room.note,
              ...(state ? { state } : {}),
            }}
            submitKey="action.office-space.room.change"
            changes={['/office-space', '/places']}
            draft={roomId}
            onDone={back}
            onCancel={back}
          />
        );
      }}
    </Await>
  );
}
