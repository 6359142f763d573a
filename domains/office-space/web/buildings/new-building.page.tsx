import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { createBuilding } from '../../contract/buildings.ts';
import { buildingAddress } from '../addresses.ts';
import { createFields } from './building-fields.ts';

export function Page() {
  const go = useGo();
  return (
    <FormPage
      titleKey="page.office-space.building.new"
      route={createBuilding}
      fields={createFields}
      initial={{ heightClass: 'multi-storey', state: 'in-use' }}
      submitKey="action.office-space.building.create"
      changes={['/office-space', '/places']}
      onDone={(answer) => go(buildingAddress(answer.id), { replace: true })}
      onCancel={() => go('/office-space/buildings')}
    />
  );
}
