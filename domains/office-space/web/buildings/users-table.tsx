import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { addressOf, unitAddress } from '../addresses.ts';
import { PlainTable } from '../plain-table.tsx';

interface UsersTableProps {
  building: {
    id: string;
    users: readonly { orgId: string; orgName: string; roomCount: number; usableAreaSqm: string }[];
  };
}

/** Units with rooms in the building, with the rooms behind each figure. */
export function UsersTable({ building }: UsersTableProps) {
  const { t, field } = useWords();
  return (
    <PlainTable
      heads={[
        { label: field('office-space', 'orgName') },
        { label: field('office-space', 'roomCount'), figure: true },
        { label: t('table.heading-with-unit', { label: field('office-space', 'usableAreaSqm'), unit: t('unit.sqm') }), figure: true },
      ]}
      rows={building.users.map((user) => ({
        key: user.orgId,
        cells: [
          <AppLink key="unit" to={unitAddress(user.orgId)}>
            {user.orgName}
          </AppLink>,
          <AppLink key="rooms" to={addressOf({ list: 'rooms', query: { buildingId: building.id, orgId: user.orgId } })}>
            {number(user.roomCount)}
          </AppLink>,
          number(user.usableAreaSqm),
        ],
      }))}
    />
  );
}
