import type { Call } from '#kernel/domain.ts';
import { labels, say } from '#kernel/http/labels.ts';
import { exportColumns } from '#kernel/sheets/table.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { exportRooms as exportRoomsRoute } from '../../contract/rooms.ts';
import { roomJoins, roomOrder } from '../list-rooms.query.ts';
import { whereRooms } from '../room.visible.ts';
import { roomsSheet } from '../rooms.sheet.ts';
import { exportList } from './export-list.ts';

const fields = [
  'buildingCode',
  'code',
  'floor',
  'name',
  'kind',
  'kindDocument',
  'usableAreaSqm',
  'buildingAreaSqm',
  'unitName',
  'state',
  'vacantSince',
  'note',
] as const;
type Row = Record<(typeof fields)[number], string | null> & { buildingName: string; occupantCount: number };

const columns = `b.code as "buildingCode", b.name as "buildingName", r.code, f.name as floor, r.name, r.kind, r.kind_document as "kindDocument",
  r.usable_area_sqm as "usableAreaSqm", r.building_area_sqm as "buildingAreaSqm", u.name as "unitName", r.state, r.vacant_since as "vacantSince", r.note,
  (select count(*)::int from office_space.occupancy o where o.room_id = r.id and o.during @> $1::date) as "occupantCount"`;

/** The filtered rooms with the headings that an import understands again, and what the register adds to them. */
export async function exportRooms(call: Call, input: RouteInput<typeof exportRoomsRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  return exportList<Row>(call, {
    name: 'rooms',
    filter: input,
    columns: () => [
      ...exportColumns<Row>(roomsSheet, fields, labels, locale),
      { header: word('buildingName'), kind: 'text', value: (r) => r.buildingName },
      { header: word('occupantCount'), kind: 'integer', value: (r) => r.occupantCount },
    ],
    rows: (ctx) => {
      const where = whereRooms(ctx, input, [ctx.today]);
      const { join, order } = roomOrder(input.sort);
      return {
        text: `select ${columns} from places.room r ${roomJoins} ${join} where ${where.sql} order by ${order}`,
        values: where.values,
      };
    },
  });
}
