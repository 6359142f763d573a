import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { changeBuilding, getBuilding } from '../../contract/buildings.ts';
import { buildingAddress } from '../addresses.ts';
import { changeFields } from './building-fields.ts';

export function Page() {
  const { buildingId } = usePageParams('buildingId');
  const go = useGo();
  const back = () => go(buildingAddress(buildingId));
  return (
    <Await read={useRead(getBuilding, { buildingId })} rows={10}>
      {(building) => (
        <FormPage
          titleKey="page.office-space.building.edit"
          below={building.name}
          route={changeBuilding}
          fields={changeFields}
          fixed={{ buildingId, version: building.version }}
          initial={{
            name: building.name,
            code: building.code,
            divisionCode: building.divisionCode,
            campusId: building.campusId,
            address: building.address,
            state: building.state,
            structure: building.structure,
            heightClass: building.heightClass,
            storeysAbove: building.storeysAbove,
            storeysBelow: building.storeysBelow,
            builtYear: building.builtYear,
            buildingAreaSqm: building.buildingAreaSqm,
            usableAreaSqm: building.usableAreaSqm,
            longitude: building.longitude === null ? null : Number(building.longitude),
            latitude: building.latitude === null ? null : Number(building.latitude),
          }}
          submitKey="action.office-space.building.change"
          changes={['/office-space', '/places']}
          draft={buildingId}
          onDone={back}
          onCancel={back}
        />
      )}
    </Await>
  );
}
