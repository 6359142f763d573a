import { changeBuilding, getBuilding } from '#kernel/places/contract/buildings.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { buildingGroups } from './building-fields.ts';
import { buildingPath } from './place-words.ts';

/** Facts of a building; floors are added when storeys grow. */
export function Page() {
  const go = useGo();
  const { buildingId } = usePageParams('buildingId');
  const read = useRead(getBuilding, { buildingId });
  const back = () => go(buildingPath(buildingId));
  return (
    <Await read={read}>
      {(building) => (
        <FormPage
          titleKey="page.places.building.change"
          below={`${building.name} · ${building.code}`}
          route={changeBuilding}
          draft={building.id}
          fixed={{ buildingId: building.id, version: building.version }}
          initial={{
            name: building.name,
            code: building.code,
            campusId: building.campusId,
            divisionCode: building.divisionCode,
            address: building.address,
            structure: building.structure,
            heightClass: building.heightClass,
            storeysAbove: building.storeysAbove,
            storeysBelow: building.storeysBelow,
            builtYear: building.builtYear,
            state: building.state,
            buildingAreaSqm: building.buildingAreaSqm,
            usableAreaSqm: building.usableAreaSqm,
            longitude: building.longitude,
            latitude: building.latitude,
          }}
          fields={[
            { titleKey: 'page.places.building.names', fields: buildingGroups.names },
            { titleKey: 'page.places.building.construction', fields: buildingGroups.construction },
            { titleKey: 'page.places.building.areas', fields: buildingGroups.areas },
          ]}
          submitKey="action.save"
          onDone={back}
          onCancel={back}
        />
      )}
    </Await>
  );
}
