import type { Ctx } from '#kernel/context.ts';
import { readInBatches } from '#kernel/db/batches.ts';
import type { Statement } from '#kernel/db/where.ts';
import { mismatchAlarms } from '../../rules/alarms.ts';
import type { TitleStatus } from '../../rules/ownership.ts';
import { type BuildingRecords, reconcile } from '../../rules/reconciliation.ts';
import { type AlarmBook, openAlarms } from './alarm-book.ts';

export interface BuildingLine {
  readonly id: string;
  readonly orgId: string;
  readonly buildingDm2: number | null;
  readonly usableDm2: number | null;
  readonly status: TitleStatus | null;
  readonly certificateNo: string | null;
  readonly certificateDm2: number | null;
  readonly roomCount: number;
  readonly roomsUsableDm2: number;
  readonly roomsBuildingDm2: number;
}

export const buildingFactColumns = `b.id, b.org_id as "orgId", (b.building_area_sqm * 100)::bigint as "buildingDm2", (b.usable_area_sqm * 100)::bigint as "usableDm2",
  t.status, t.certificate_no as "certificateNo", (t.certificate_area_sqm * 100)::bigint as "certificateDm2", coalesce(n.room_count, 0) as "roomCount",
  coalesce(n.usable_sqm * 100, 0)::bigint as "roomsUsableDm2", coalesce(n.building_sqm * 100, 0)::bigint as "roomsBuildingDm2"`;
const inScope = "select id from places.building where ($1::uuid[] is null or id = any($1::uuid[])) and state <> 'retired'";
export const buildingFactJoins = `left join office_space.title t on t.building_id = b.id left join office_space.rooms_in(array(${inScope})) n on n.building_id = b.id`;

/** Ledger, certificate and rooms of the buildings in scope, or of those named. All rooms count, also those of other units. */
const buildingFacts = (ids: readonly string[] | null): Statement => ({
  text: `select ${buildingFactColumns}, b.state = 'retired' as retired, a.said from places.building b ${buildingFactJoins}
   left join ${openAlarms(['A7'], ids && '$1')} a on a.subject_id = b.id
   where (b.state <> 'retired' or a.subject_id is not null) and ($1::uuid[] is null or b.id = any($1::uuid[]))`,
  values: [ids],
});

/** The line in the form of the rule. */
export const recordsOf = (line: BuildingLine): BuildingRecords => ({
  buildingDm2: line.buildingDm2,
  usableDm2: line.usableDm2,
  title: line.status === null ? null : { status: line.status, certificateNo: line.certificateNo, certificateDm2: line.certificateDm2 },
  rooms: { count: line.roomCount, usableDm2: line.roomsUsableDm2, buildingDm2: line.roomsBuildingDm2 },
});

/** A7 of the buildings (OS-27); the alarm belongs to the managing unit. A building that is no more has nothing to differ. */
export async function checkBuildings(ctx: Ctx, alarms: AlarmBook, buildingIds: readonly string[] | null): Promise<number> {
  type Line = BuildingLine & { retired: boolean; said: string | null };
  let count = 0;
  for await (const rows of readInBatches<Line>(ctx.client, buildingFacts(buildingIds), 1000)) {
    count += rows.length;
    for (const line of rows) {
      const found = line.retired ? [] : mismatchAlarms(line.id, reconcile(recordsOf(line)));
      alarms.settle(
        line.said,
        found.map((alarm) => ({ alarm, orgId: line.orgId })),
      );
    }
    await alarms.write();
  }
  return count;
}
