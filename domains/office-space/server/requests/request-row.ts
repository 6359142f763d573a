import type { Ctx } from '#kernel/context.ts';
import { found, refuse } from '#shared/errors.ts';
import type { Day } from '#shared/time.ts';
import type { RequestState } from '../../contract/request-words.ts';
import type { RoomKind } from '../../contract/words.ts';
import type { RuledOut } from '../../rules/ladder.ts';
import type { ObtainingMode } from '../../rules/obtaining.ts';
import type { Wish } from './assess.ts';

/** A request as its table keeps it. */
export interface RequestRow {
  readonly id: string;
  readonly orgId: string;
  readonly number: string | null;
  readonly state: RequestState;
  readonly purpose: string;
  readonly kind: RoomKind;
  readonly wantedSqm: string;
  readonly ranks: Record<string, number>;
  readonly buildingId: string | null;
  readonly mode: ObtainingMode;
  readonly version: number;
}

const columns = `id, org_id as "orgId", number, state, purpose, kind, wanted_sqm as "wantedSqm", ranks, building_id as "buildingId", mode, version`;

/** The request within reach. */
export async function requestFor(ctx: Ctx, requestId: string): Promise<RequestRow> {
  const { rows } = await ctx.client.query<RequestRow>(`select ${columns} from office_space.request where id = $1`, [requestId]);
  return found(rows[0]);
}

/** The request, locked for a change that is open in these states only. Refuses with `office-space.request_not_open`. */
export async function requestIn(ctx: Ctx, requestId: string, states: readonly RequestState[]): Promise<RequestRow> {
  const { rows } = await ctx.client.query<RequestRow>(`select ${columns} from office_space.request where id = $1 for update`, [requestId]);
  const request = found(rows[0]);
  if (!states.includes(request.state)) refuse('office-space.request_not_open', { state: request.state });
  return request;
}

/** What a stored request asks for. */
export async function wishOf(ctx: Ctx, request: RequestRow): Promise<Wish> {
  const { rows } = await ctx.client.query<{ person_id: string }>(
    'select person_id from office_space.request_person where request_id = $1 order by person_id',
    [request.id],
  );
  const { id, orgId, kind, wantedSqm, ranks, buildingId } = request;
  return { requestId: id, orgId, kind, wantedSqm, ranks, buildingId, personIds: rows.map((row) => row.person_id) };
}

/** The dated "not possible" of each mode. */
export async function ruledOutOf(ctx: Ctx, requestId: string): Promise<RuledOut<ObtainingMode>[]> {
  const { rows } = await ctx.client.query<{ option: ObtainingMode; reason: string; on: Day }>(
    'select mode as option, reason, ruled_out_on as "on" from office_space.request_mode where request_id = $1',
    [requestId],
  );
  return rows;
}

/** Columns that go with a change of state, and what the history calls them. */
const said = { opinion: 'opinion', number: 'number', mode: 'obtainingMode', building_id: 'buildingId' } as const;

/** Brings a request into a state; who reads it next sees a new version. `act` names the entry of the history where it is not the state. */
export async function putState(
  ctx: Ctx,
  request: Pick<RequestRow, 'id' | 'orgId' | 'state'>,
  state: RequestState,
  more: Readonly<Record<string, unknown>> = {},
  act: string = state,
): Promise<void> {
  await ctx.db
    .updateTable('office_space.request')
    .set((eb) => ({ state, version: eb('version', '+', 1), ...more }))
    .where('id', '=', request.id)
    .execute();
  const told = Object.entries(said).flatMap(([column, name]) => (more[column] === undefined ? [] : [[name, more[column]]]));
  ctx.audit({
    action: `office-space.request.${act}`,
    subject: { kind: 'request', id: request.id, orgId: request.orgId },
    before: { state: request.state },
    after: { state, ...Object.fromEntries(told) },
  });
}
