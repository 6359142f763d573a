import { defineTable } from '#ui/table/define-table.ts';
import { exportBuildings, listBuildings } from '../../contract/buildings.ts';
import { buildingAddress } from '../addresses.ts';
import { buildingStateTones, titleTones } from '../tones.ts';

export const buildingTable = defineTable({
  id: 'office-space.buildings',
  route: listBuildings,
  columns: [
    { name: 'name', width: 184 },
    { name: 'code', width: 116 },
    { name: 'orgName', width: 180 },
    { name: 'titleStatus', tones: titleTones, width: 176 },
    { name: 'buildingAreaSqm', width: 140 },
    { name: 'roomUsableSqm', labelKey: 'field.office-space.usableAreaSqm', width: 112 },
    { name: 'vacantSqm', width: 112 },
    { name: 'roomCount', width: 76 },
    { name: 'alarmCount', width: 76 },
    { name: 'state', list: 'office-space.building_state', tones: buildingStateTones, optional: true },
    { name: 'divisionName', optional: true },
    { name: 'letSqm', optional: true },
    { name: 'lentSqm', optional: true },
    { name: 'rentedSqm', optional: true },
    { name: 'borrowedSqm', optional: true },
    { name: 'campusName', optional: true },
    { name: 'address', optional: true },
    { name: 'structure', list: 'office-space.structure', optional: true },
    { name: 'heightClass', list: 'office-space.building_form', optional: true },
    { name: 'storeysAbove', optional: true },
    { name: 'builtYear', optional: true },
  ],
  filters: [
    'q',
    'orgId',
    { name: 'titleStatus', list: 'office-space.title_status' },
    { name: 'state', list: 'office-space.building_state' },
    { name: 'heightClass', list: 'office-space.building_form' },
    { name: 'structure', list: 'office-space.structure' },
    { name: 'divisionCode', kind: 'id', labelKey: 'field.divisionCode' },
    'builtFrom',
    'builtTo',
  ],
  sort: 'name',
  rowLink: (row) => buildingAddress(row.id),
  exportRoute: exportBuildings,
  emptyKey: 'page.office-space.buildings.empty',
});
