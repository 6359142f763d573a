import type { Ctx } from '#kernel/context.ts';
import { searchText } from '#kernel/org/server/public.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changeRequest as changeRequestRoute, createRequest as createRequestRoute } from '../../contract/requests.ts';
import { isRankOf, type Level, ranksOf } from '../../rules/ranks.ts';
import { refused } from '../../rules/refusals.ts';
import { checkRoomKind } from '../../rules/room-kinds.ts';
import { establishmentOf } from '../establishment.query.ts';
import { unitNamed } from '../named.ts';
import { obey } from '../obey.ts';
import { wishNamed } from './assess.ts';
import { requestIn } from './request-row.ts';

type Facts = Omit<RouteInput<typeof createRequestRoute>, 'orgId'>;

/** Checks what a draft says, whoever writes it: kind with its document, ranks of the unit's level, persons and building within reach. */
async function checkFacts(ctx: Ctx, facts: Facts, level: Level): Promise<void> {
  obey(checkRoomKind(facts.kind, facts.kindDocument ?? null));
  const strange = Object.keys(facts.ranks).find((rank) => !isRankOf(rank, level));
  if (strange !== undefined) {
    obey(
      refused('office-space.rank_not_of_level', 'standard-2014.office', {
        limit: ranksOf[level].join(', '),
        actual: strange,
        path: `ranks.${strange}`,
        params: { level },
      }),
    );
  }
  await wishNamed(ctx, { personIds: facts.personIds, buildingId: facts.buildingId ?? null });
}

const rowOf = (facts: Facts) => ({
  purpose: facts.purpose,
  kind: facts.kind,
  kind_document: facts.kindDocument ?? null,
  wanted_sqm: facts.wantedSqm,
  ranks: JSON.stringify(Object.fromEntries(Object.entries(facts.ranks).filter(([, count]) => count > 0))),
  building_id: facts.buildingId ?? null,
});

async function putPeople(ctx: Ctx, requestId: string, orgId: string, personIds: readonly string[]): Promise<void> {
  await ctx.client.query('delete from office_space.request_person where request_id = $1', [requestId]);
  await ctx.client.query('insert into office_space.request_person (request_id, org_id, person_id) select $1, $2, unnest($3::uuid[])', [
    requestId,
    orgId,
    [...new Set(personIds)],
  ]);
}

/** Drafts a request for space of a unit within reach. */
export async function createRequest(
  ctx: Ctx,
  input: RouteInput<typeof createRequestRoute>,
): Promise<RouteAnswer<typeof createRequestRoute>> {
  const { orgId } = input;
  await unitNamed(ctx, orgId);
  const unit = await establishmentOf(ctx, orgId, ctx.today);
  await checkFacts(ctx, input, unit.level);
  const id = newId();
  await ctx.db
    .insertInto('office_space.request')
    .values({
      id,
      org_id: orgId,
      state: 'draft',
      ...rowOf(input),
      applicant_account_id: ctx.actor.accountId,
      applicant_name: ctx.actor.displayName,
      created_on: ctx.today,
      search_text: searchText([input.purpose, unit.orgName]),
    })
    .execute();
  await putPeople(ctx, id, orgId, input.personIds);
  ctx.audit({ action: 'office-space.request.draft', subject: { kind: 'request', id, orgId }, after: input });
  return { id };
}

/** Changes a draft, or mends a request that was returned. */
export async function changeRequest(
  ctx: Ctx,
  input: RouteInput<typeof changeRequestRoute>,
): Promise<RouteAnswer<typeof changeRequestRoute>> {
  const request = await requestIn(ctx, input.requestId, ['draft', 'returned']);
  if (request.version !== input.version) refuse('stale');
  const unit = await establishmentOf(ctx, request.orgId, ctx.today);
  await checkFacts(ctx, input, unit.level);
  const version = request.version + 1;
  const words = [request.number, input.purpose, unit.orgName];
  await ctx.db
    .updateTable('office_space.request')
    .set({ ...rowOf(input), search_text: searchText(words), version })
    .where('id', '=', request.id)
    .execute();
  await putPeople(ctx, request.id, request.orgId, input.personIds);
  const { requestId: _, version: __, ...facts } = input;
  const { purpose, kind, wantedSqm, ranks } = request;
  ctx.audit({
    action: 'office-space.request.changed',
    subject: { kind: 'request', id: request.id, orgId: request.orgId },
    before: { purpose, kind, wantedSqm, ranks },
    after: facts,
  });
  return { id: request.id, version };
}
