import { getBuilding } from '#kernel/places/contract/buildings.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { FloorsTable, UsersTable } from './building-tables.tsx';
import { buildingPath, buildingTones, campusPath } from './place-words.ts';

/** One building: physical facts, floors, and the units inside. */
export function Page() {
  const { enumLabel } = useWords();
  const { buildingId } = usePageParams('buildingId');
  const read = useRead(getBuilding, { buildingId });
  return (
    <RecordPage
      read={read}
      domain="places"
      title={(building) => building.name}
      number={(building) => building.code}
      status={(building) => ({ tone: buildingTones[building.state], word: enumLabel('places.building_state', building.state) })}
      below={(building) => (
        <>
          {building.campusId ? <AppLink to={campusPath(building.campusId)}>{building.campusName ?? ''}</AppLink> : null}
          {building.campusId && building.address ? ' · ' : null}
          {building.address}
        </>
      )}
      actions={(building) => [
        {
          id: 'change',
          labelKey: 'action.places.building.change',
          to: `${buildingPath(building.id)}/change`,
          offered: building.abilities.change ?? false,
          primary: true,
        },
        {
          id: 'floors',
          labelKey: 'action.places.floors.set',
          to: `${buildingPath(building.id)}/floors`,
          offered: building.abilities.change ?? false,
        },
      ]}
      facts={(building) => [
        {
          titleKey: 'page.places.building.facts',
          facts: [
            { name: 'orgId', value: <AppLink to={`/org/units/${building.orgId}`}>{building.orgName}</AppLink> },
            { name: 'divisionCode', value: building.divisionName },
            { name: 'structure', value: building.structure ? enumLabel('places.structure', building.structure) : null },
            { name: 'heightClass', value: enumLabel('places.height_class', building.heightClass) },
            { name: 'storeysAbove', value: building.storeysAbove },
            { name: 'storeysBelow', value: building.storeysBelow },
            { name: 'builtYear', value: building.builtYear },
            { name: 'buildingAreaSqm', value: building.buildingAreaSqm },
            { name: 'usableAreaSqm', value: building.usableAreaSqm },
            { name: 'roomCount', value: building.roomCount },
            { name: 'roomUsableSqm', value: building.roomUsableSqm },
            {
              name: 'position',
              labelKey: 'page.places.position',
              value: building.longitude ? <span className="qw-num">{`${building.longitude}, ${building.latitude}`}</span> : null,
            },
          ],
        },
      ]}
      tabs={[
        {
          id: 'floors',
          labelKey: 'field.places.floors',
          count: (building) => building.floors.length,
          content: (building) => <FloorsTable building={building} />,
        },
        {
          id: 'users',
          labelKey: 'field.places.users',
          count: (building) => building.users.length,
          content: (building) => <UsersTable users={building.users} />,
        },
      ]}
      history={(building) => ({ subjectKind: 'building', subjectId: building.id })}
    />
  );
}
