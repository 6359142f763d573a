import type { Ctx } from '#kernel/context.ts';
import type { Where } from '#kernel/db/where.ts';
import { sqmOrNull } from '../../rules/areas.ts';
import { compareLedgers, type LettingRecords } from '../../rules/ledger-state.ts';
import { reconcile } from '../../rules/reconciliation.ts';
import { type BuildingLine, buildingFactColumns, buildingFactJoins, recordsOf } from '../check/buildings.ts';

/** A difference as the rules find it now; areas in m². */
export interface FoundDifference {
  readonly buildingId: string;
  readonly orgId: string;
  readonly kind: 'ledger-ledger' | 'ledger-object' | 'ledger-certificate';
  readonly difference: string;
  readonly ledgerSqm: string | null;
  readonly otherSqm: string | null;
}

type Row = BuildingLine & LettingRecords;

const contracts = `exists (select 1 from office_space.letting x where x.room_id = r.id and x.direction in ('let', 'lent') and x.during @> $2::date)`;
const lettingColumns = `l."letWithoutContractSqm", l."letWithoutContractRooms", l."contractWithoutStateSqm", l."contractWithoutStateRooms"`;
const lettingJoin = `left join lateral (select
    coalesce(sum(r.usable_area_sqm) filter (where r.state in ('let', 'lent') and not ${contracts}), 0)::numeric(14, 2) as "letWithoutContractSqm",
    count(*) filter (where r.state in ('let', 'lent') and not ${contracts})::int as "letWithoutContractRooms",
    coalesce(sum(r.usable_area_sqm) filter (where r.state in ('in-use', 'vacant') and ${contracts}), 0)::numeric(14, 2) as "contractWithoutStateSqm",
    count(*) filter (where r.state in ('in-use', 'vacant') and ${contracts})::int as "contractWithoutStateRooms"
  from places.room r where r.building_id = b.id) l on true`;

/**
 * Compares ledger, object and certificate of standing buildings by the rules (OS-27): 账证, 账实 and the registers of rooms and lettings
 * (账账). `where` stands over `places.building b` and binds the building ids first (null for all in scope), then the day.
 */
export async function compareBuildings(ctx: Ctx, where: Where): Promise<{ buildings: number; found: FoundDifference[] }> {
  const { rows } = await ctx.client.query<Row>(
    `select ${buildingFactColumns}, ${lettingColumns} from places.building b ${buildingFactJoins} ${lettingJoin}
     where b.state <> 'retired' and ${where.sql} order by b.name, b.id`,
    where.values,
  );
  const found = rows.flatMap((row) => [
    ...reconcile(recordsOf(row)).map((d) => ({
      buildingId: row.id,
      orgId: row.orgId,
      kind: d.kind,
      difference: d.difference,
      ledgerSqm: sqmOrNull(d.ledgerDm2),
      otherSqm: sqmOrNull(d.otherDm2),
    })),
    ...compareLedgers(row).map(({ clause: _, ...d }) => ({ buildingId: row.id, orgId: row.orgId, ...d })),
  ]);
  return { buildings: rows.length, found };
}
