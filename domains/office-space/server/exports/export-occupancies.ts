import type { Call } from '#kernel/domain.ts';
import { labels, say } from '#kernel/http/labels.ts';
import { exportColumns } from '#kernel/sheets/table.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { exportOccupancies as exportOccupanciesRoute } from '../../contract/occupancies.ts';
import { occupancyJoins, occupancyOrder } from '../list-occupancies.query.ts';
import { occupanciesSheet } from '../occupancies.sheet.ts';
import { whereOccupancies } from '../occupancy.visible.ts';
import { exportList } from './export-list.ts';

const fields = ['buildingCode', 'roomCode', 'personName', 'staffNo', 'from', 'to', 'approvalNo'] as const;
type Row = Record<(typeof fields)[number], string | null> & { orgName: string; roomAreaSqm: string | null };

const columns = `b.code as "buildingCode", r.code as "roomCode", n.name as "personName", p.staff_no as "staffNo", lower(o.during) as "from",
  upper(o.during) - 1 as "to", o.approval_no as "approvalNo", u.name as "orgName", r.usable_area_sqm as "roomAreaSqm"`;

/** Who sits where, with the headings that an import understands again. */
export async function exportOccupancies(call: Call, input: RouteInput<typeof exportOccupanciesRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  return exportList<Row>(call, {
    name: 'occupancies',
    filter: input,
    columns: () => [
      { header: word('orgName'), kind: 'text', value: (o) => o.orgName },
      ...exportColumns<Row>(occupanciesSheet, fields, labels, locale),
      { header: word('roomAreaSqm'), kind: 'decimal', value: (o) => o.roomAreaSqm },
    ],
    rows: (ctx) => {
      const where = whereOccupancies(ctx, input);
      const { join, order } = occupancyOrder(input.sort);
      return {
        text: `select ${columns} from office_space.occupancy o ${occupancyJoins} ${join}
         left join lateral office_space.people_of(array[o.person_id]) n on true where ${where.sql} order by ${order}`,
        values: where.values,
      };
    },
  });
}
