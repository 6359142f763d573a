import type { createBuilding } from '#kernel/places/contract/buildings.ts';
import type { createCampus } from '#kernel/places/contract/campuses.ts';
import type { FieldSpec } from '#ui/form/field-spec.ts';

type Spec = FieldSpec<typeof createBuilding>;

/** Fields that entering and changing a building share. */
export const buildingGroups = {
  names: ['name', 'code', 'campusId', { name: 'divisionCode', kind: 'id', picker: 'division' } satisfies Spec, 'address'],
  construction: [
    { name: 'structure', list: 'places.structure' } satisfies Spec,
    { name: 'heightClass', list: 'places.height_class' } satisfies Spec,
    'storeysAbove',
    'storeysBelow',
    'builtYear',
    { name: 'state', list: 'places.building_state' } satisfies Spec,
  ],
  areas: ['buildingAreaSqm', 'usableAreaSqm', 'longitude', 'latitude'],
} as const;

type CampusSpec = FieldSpec<typeof createCampus>;

/** Fields that entering and changing a campus share. */
export const campusFields = [
  'name',
  'code',
  { name: 'divisionCode', kind: 'id', picker: 'division' } satisfies CampusSpec,
  'address',
  'landAreaSqm',
  'longitude',
  'latitude',
] as const;
