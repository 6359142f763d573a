import { useState } from 'react';
import { ListPage } from '#ui/page/list-page.tsx';
import { roomTable } from './room.table.ts';
import { TransferDrawer } from './transfer-drawer.tsx';

export function Page() {
  const [transferred, setTransferred] = useState<readonly string[]>([]);
  return (
    <>
      <ListPage
        titleKey="menu.office-space.rooms"
        table={roomTable}
        bulk={[
          {
            id: 'transfer',
            labelKey: 'action.office-space.transfer',
            permission: 'office-space.room.allocate',
            run: (selection) => setTransferred(selection.ids),
          },
        ]}
        actions={[
          {
            id: 'create',
            labelKey: 'action.office-space.room.create',
            to: '/office-space/rooms/new',
            permission: 'office-space.room.manage',
            primary: true,
          },
          {
            id: 'import',
            labelKey: 'action.office-space.import.open',
            to: '/office-space/imports?kind=rooms',
            permission: 'office-space.import.run',
          },
        ]}
      />
      <TransferDrawer roomIds={transferred} open={transferred.length > 0} onClose={() => setTransferred([])} />
    </>
  );
}
