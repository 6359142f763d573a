import type { Ctx } from '#kernel/context.ts';

export interface NamedRoom {
  readonly id: string;
  readonly code: string;
  readonly floorId: string;
  readonly floorName: string;
  readonly level: number;
  readonly buildingId: string;
  readonly buildingName: string;
}

/** Rooms by id with floor and building, as far as the reader sees them. */
export async function namedRooms(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, NamedRoom>> {
  const { rows } = await ctx.client.query<NamedRoom>(
    `select r.id, r.code, r.floor_id as "floorId", f.name as "floorName", f.level, r.building_id as "buildingId", b.name as "buildingName"
     from places.room r join places.floor f on f.id = r.floor_id join places.building b on b.id = r.building_id where r.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of units or people by id. */
export async function namesOf(ctx: Ctx, kind: 'unit' | 'person', ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const table = kind === 'unit' ? 'org.unit' : 'org.person';
  const { rows } = await ctx.client.query<{ id: string; name: string }>(`select id, name from ${table} where id = any($1::uuid[])`, [ids]);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** How a room is written where several buildings may be meant. */
export const roomWord = (room: NamedRoom | undefined): string => (room ? `${room.buildingName} ${room.code}` : '—');
