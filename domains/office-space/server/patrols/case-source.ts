import type { CaseSource } from '#capabilities/cases/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { basisPoints, dm2 } from '../../rules/areas.ts';
import { compareVisit, type Deviation, type FoundRoom } from '../../rules/patrol.ts';
import { settingsInForce } from '../settings-in-force.query.ts';
import { registeredRoom } from './registered.query.ts';

/** The source of cases that findings of a patrol are. */
export const PATROL_SOURCE = 'office-space.patrol';

/** One open case per room and kind of deviation, whichever patrol found it. */
export const keyOf = (roomId: string, kind: Deviation['kind']): string => `${kind}:${roomId}`;

/** Figures of a deviation under the names every case has. */
export function figuresOf(d: Deviation): Record<string, string> {
  const over = d.kind === 'over-limit';
  const figures: Record<string, string> = {};
  if (d.registered !== null) figures[over ? 'limit' : 'system'] = d.registered;
  if (d.found !== null) figures[over ? 'actual' : 'measured'] = d.found;
  if (d.difference !== null) figures[over ? 'over' : 'difference'] = d.difference;
  if (over || d.kind === 'area') figures.unit = 'sqm';
  return figures;
}

/** The comparison of OS-32 with the tolerance in force. */
export async function deviationsOf(ctx: Ctx, roomId: string, found: FoundRoom): Promise<Deviation[]> {
  const { patrolAreaTolerancePercent } = await settingsInForce(ctx, ctx.today);
  return compareVisit(await registeredRoom(ctx, roomId), found, basisPoints(patrolAreaTolerancePercent));
}

interface LastVisit {
  readonly found_kind: FoundRoom['kind'];
  readonly found_state: FoundRoom['state'];
  readonly measured_sqm: string | null;
  readonly seated: number | null;
}

/** Holds the last visit of the room against the register of today: a corrected ledger, a freed room or a new measurement clears it. */
export const patrolSource: CaseSource = {
  kind: PATROL_SOURCE,
  async recheck(ctx, { key, subjectId }) {
    const { rows } = await ctx.client.query<LastVisit>(
      `select found_kind, found_state, measured_sqm, seated from office_space.patrol_visit where room_id = $1 and state = 'reported'
       order by visited_at desc limit 1`,
      [subjectId],
    );
    const last = rows[0];
    if (!last) return { clear: false, figures: {} };
    const found = {
      kind: last.found_kind,
      state: last.found_state,
      areaDm2: last.measured_sqm === null ? null : dm2(last.measured_sqm),
      seated: last.seated,
    };
    const still = (await deviationsOf(ctx, subjectId, found)).find((d) => keyOf(subjectId, d.kind) === key);
    return { clear: still === undefined, figures: still ? figuresOf(still) : {} };
  },
};
