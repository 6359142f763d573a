import type { Call } from '#kernel/domain.ts';
import { labels } from '#kernel/http/labels.ts';
import { exportColumns } from '#kernel/sheets/table.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { exportBuildings as exportBuildingsRoute } from '../../contract/buildings.ts';
import { whereBuildings } from '../building.visible.ts';
import { buildingsSheet } from '../buildings.sheet.ts';
import { buildingOrder } from '../list-buildings.query.ts';
import { exportList } from './export-list.ts';

const open = [
  'unitName',
  'code',
  'name',
  'divisionCode',
  'address',
  'longitude',
  'latitude',
  'structure',
  'heightClass',
  'storeysAbove',
  'storeysBelow',
  'builtYear',
  'buildingAreaSqm',
  'usableAreaSqm',
  'state',
  'titleStatus',
] as const;
/** Certificates and values: only for those who may see them. */
const reserved = ['certificateNo', 'certificateAreaSqm', 'valueYuan', 'titleDocument'] as const;
type Row = Record<(typeof open)[number] | (typeof reserved)[number], string | number | null>;

const columns = `org.name_of(b.org_id) as "unitName", b.code, b.name, b.division_code as "divisionCode", b.address, b.longitude, b.latitude, b.structure,
  b.height_class as "heightClass", b.storeys_above as "storeysAbove", b.storeys_below as "storeysBelow", b.built_year as "builtYear",
  b.building_area_sqm as "buildingAreaSqm", b.usable_area_sqm as "usableAreaSqm", b.state, t.status as "titleStatus"`;
const titleColumns = `t.certificate_no as "certificateNo", t.certificate_area_sqm as "certificateAreaSqm", t.value_yuan as "valueYuan", t.document as "titleDocument"`;

/** The filtered buildings with the headings that an import understands again. */
export async function exportBuildings(call: Call, input: RouteInput<typeof exportBuildingsRoute>): Promise<FileAnswer> {
  const { actor, locale } = call.origin;
  const all = actor.kind === 'system' || actor.reach.has('office-space.title.read');
  return exportList<Row>(call, {
    name: 'buildings',
    filter: input,
    columns: () => exportColumns<Row>(buildingsSheet, all ? [...open, ...reserved] : open, labels, locale),
    rows: () => {
      const where = whereBuildings(input);
      return {
        text: `select ${columns}${all ? `, ${titleColumns}` : ''} from places.building b left join office_space.title t on t.building_id = b.id
         where ${where.sql} order by ${buildingOrder(input.sort)}`,
        values: where.values,
      };
    },
  });
}
