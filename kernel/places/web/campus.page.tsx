import { getCampus } from '#kernel/places/contract/campuses.ts';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { DataTable } from '#ui/table/data-table.tsx';
import { campusBuildingTable } from './place-tables.ts';
import { campusPath } from './place-words.ts';

/** One campus with its buildings. */
export function Page() {
  const { campusId } = usePageParams('campusId');
  const read = useRead(getCampus, { campusId });
  return (
    <RecordPage
      read={read}
      domain="places"
      title={(campus) => campus.name}
      number={(campus) => campus.code}
      below={(campus) => campus.address}
      actions={(campus) => [
        {
          id: 'change',
          labelKey: 'action.places.campus.change',
          to: `${campusPath(campus.id)}/change`,
          offered: campus.abilities.change ?? false,
          primary: true,
        },
        {
          id: 'building',
          labelKey: 'action.places.building.create',
          to: `/places/buildings/new?campusId=${campus.id}&orgId=${campus.orgId}&divisionCode=${campus.divisionCode}`,
          permission: 'places.place.manage',
        },
      ]}
      facts={(campus) => [
        {
          facts: [
            { name: 'orgId', value: <AppLink to={`/org/units/${campus.orgId}`}>{campus.orgName}</AppLink> },
            { name: 'divisionCode', value: campus.divisionName },
            { name: 'landAreaSqm', value: campus.landAreaSqm },
            { name: 'buildingCount', value: campus.buildingCount },
            {
              name: 'position',
              labelKey: 'page.places.position',
              value: campus.longitude ? <span className="qw-num">{`${campus.longitude}, ${campus.latitude}`}</span> : null,
            },
          ],
        },
      ]}
      tabs={[
        {
          id: 'buildings',
          labelKey: 'enum.places.place_kind.building',
          count: (campus) => campus.buildingCount,
          content: (campus) => <DataTable table={campusBuildingTable} input={{ campusId: campus.id }} />,
        },
      ]}
      history={(campus) => ({ subjectKind: 'campus', subjectId: campus.id })}
    />
  );
}
