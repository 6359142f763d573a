import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageQuery } from '#ui/show/page-address.ts';
import { createRoom } from '../../contract/rooms.ts';
import { roomAddress } from '../addresses.ts';
import { createFields } from './room-fields.tsx';

export function Page() {
  const go = useGo();
  const { buildingId } = usePageQuery();
  return (
    <FormPage
      titleKey="page.office-space.room.new"
      route={createRoom}
      fields={createFields}
      initial={{ kind: 'office', ...(buildingId ? { buildingId } : {}) }}
      submitKey="action.office-space.room.create"
      changes={['/office-space', '/places']}
      draft={buildingId ?? ''}
      onDone={(room) => go(roomAddress(room.id), { replace: true })}
      onCancel={() => history.back()}
    />
  );
}
