import { listBuildings } from '#kernel/places/contract/buildings.ts';
import { defineTable } from '#ui/table/define-table.ts';
import { buildingPath, buildingTones, campusPath } from './place-words.ts';

export const buildingTable = defineTable({
  id: 'places.buildings',
  route: listBuildings,
  columns: [
    { name: 'name' },
    { name: 'code', width: 120 },
    { name: 'campusName', link: (row) => (row.campusId ? campusPath(row.campusId) : null) },
    { name: 'orgName', labelKey: 'field.places.orgId' },
    { name: 'divisionName', optional: true },
    { name: 'address', optional: true },
    { name: 'structure', list: 'places.structure', optional: true },
    { name: 'heightClass', list: 'places.height_class', optional: true },
    { name: 'builtYear', width: 100, kind: 'text', notOnPhone: true },
    { name: 'buildingAreaSqm', notOnPhone: true },
    { name: 'usableAreaSqm', optional: true },
    { name: 'roomCount', width: 90 },
    { name: 'roomUsableSqm', width: 170 },
    { name: 'state', list: 'places.building_state', tones: buildingTones, width: 100 },
  ],
  filters: [
    'q',
    'orgId',
    'campusId',
    { name: 'state', list: 'places.building_state' },
    { name: 'divisionCode', kind: 'id', picker: 'division' },
  ],
  rowLink: (row) => buildingPath(row.id),
  emptyKey: 'page.places.empty',
});

/** Buildings of one campus: the campus needs no column. */
export const campusBuildingTable = defineTable({
  ...buildingTable,
  id: 'places.campus-buildings',
  columns: buildingTable.columns.filter((column) => column.name !== 'campusName'),
});
