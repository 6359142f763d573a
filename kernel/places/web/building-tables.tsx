import type { getBuilding } from '#kernel/places/contract/buildings.ts';
import type { RouteOutput } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainTable } from '#ui/table/plain-table.tsx';

type Building = RouteOutput<typeof getBuilding>;

/** Floors of a building with the rooms the reader sees there. */
export function FloorsTable({ building }: { building: Building }) {
  const { t } = useWords();
  return (
    <PlainTable
      labelKey="field.places.floors"
      emptyKey="page.places.no-floors"
      rows={building.floors}
      rowId={(floor) => floor.id}
      totals={{
        name: t('table.totals'),
        roomCount: number(building.roomCount),
        area: number(building.roomUsableSqm),
      }}
      columns={[
        { name: 'name', labelKey: 'field.places.name', render: (floor) => floor.name },
        { name: 'level', labelKey: 'field.places.level', figure: true, render: (floor) => floor.level },
        { name: 'roomCount', labelKey: 'field.places.roomCount', figure: true, render: (floor) => number(floor.roomCount) },
        { name: 'area', labelKey: 'page.places.rooms-usable', figure: true, render: (floor) => number(floor.usableAreaSqm) },
      ]}
    />
  );
}

/** Units that use rooms of a building, as far as the reader sees them. */
export function UsersTable({ users }: { users: Building['users'] }) {
  return (
    <PlainTable
      labelKey="field.places.users"
      emptyKey="page.places.no-users"
      rows={users}
      rowId={(user) => user.orgId}
      rowLink={(user) => `/org/units/${user.orgId}`}
      columns={[
        { name: 'orgName', labelKey: 'field.orgName', render: (user) => user.orgName },
        { name: 'roomCount', labelKey: 'field.places.roomCount', figure: true, render: (user) => number(user.roomCount) },
        { name: 'area', labelKey: 'page.places.rooms-usable', figure: true, render: (user) => number(user.usableAreaSqm) },
      ]}
    />
  );
}
