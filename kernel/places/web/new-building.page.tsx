import { createBuilding } from '#kernel/places/contract/buildings.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageQuery } from '#ui/show/page-address.ts';
import { buildingGroups } from './building-fields.ts';
import { buildingPath, campusPath } from './place-words.ts';

/** Enters a building; its floors follow from its storeys. */
export function Page() {
  const go = useGo();
  const { campusId, orgId, divisionCode } = usePageQuery();
  return (
    <FormPage
      titleKey="page.places.building.new"
      route={createBuilding}
      draft={campusId ?? ''}
      initial={{
        ...(campusId ? { campusId } : {}),
        ...(orgId ? { orgId } : {}),
        ...(divisionCode ? { divisionCode } : {}),
        heightClass: 'multi-storey',
        state: 'in-use',
      }}
      fields={[
        { titleKey: 'page.places.building.names', fields: ['orgId', ...buildingGroups.names] },
        { titleKey: 'page.places.building.construction', fields: buildingGroups.construction },
        { titleKey: 'page.places.building.areas', fields: buildingGroups.areas },
      ]}
      submitKey="action.places.building.create"
      saidKey="page.places.building.created"
      onDone={({ id }) => go(buildingPath(id))}
      onCancel={() => go(campusId ? campusPath(campusId) : '/places')}
    />
  );
}
