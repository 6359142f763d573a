import type { FieldGroup } from '#ui/form/field-spec.ts';
import type { changeBuilding, createBuilding } from '../../contract/buildings.ts';

/** The groups of a building's form; entering one asks for the managing unit too. */
export const changeFields: readonly FieldGroup<typeof changeBuilding>[] = [
  {
    titleKey: 'page.office-space.form.basic',
    fields: [
      'name',
      'code',
      { name: 'divisionCode', kind: 'id' },
      'campusId',
      'address',
      { name: 'state', list: 'office-space.building_state' },
    ],
  },
  {
    titleKey: 'page.office-space.form.structure',
    fields: [
      { name: 'structure', list: 'office-space.structure' },
      { name: 'heightClass', list: 'office-space.building_form' },
      'storeysAbove',
      'storeysBelow',
      'builtYear',
    ],
  },
  { titleKey: 'page.office-space.form.area', fields: ['buildingAreaSqm', 'usableAreaSqm'] },
  { titleKey: 'page.office-space.form.position', fields: ['longitude', 'latitude'] },
];

export const createFields: readonly FieldGroup<typeof createBuilding>[] = changeFields.map((group, at) => ({
  ...group,
  fields: (at === 0 ? ['orgId', ...group.fields] : group.fields) as FieldGroup<typeof createBuilding>['fields'],
}));
