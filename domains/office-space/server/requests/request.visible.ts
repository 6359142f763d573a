import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { containing, Where } from '#kernel/db/where.ts';
import { searchKey } from '#kernel/org/server/public.ts';
import type { Abilities } from '#shared/page.ts';
import type { requestFilter } from '../../contract/requests.ts';
import { inUnits, reaches } from '../reach.ts';
import type { RequestRow } from './request-row.ts';

export type RequestFilter = z.output<z.ZodObject<typeof requestFilter>>;

/** Requests of a list and an export: the one predicate over `office_space.request q`. The wall of units is the database's. */
export function whereRequests(filter: Partial<RequestFilter>, before: unknown[] = []): Where {
  const where = new Where(before);
  inUnits(where, 'q.org_id', filter);
  return where
    .and('q.search_text like ?', containing(filter.q === undefined ? undefined : searchKey(filter.q)))
    .and('q.state = any(?)', filter.state)
    .and('q.kind = any(?)', filter.kind)
    .and('q.mode = any(?)', filter.mode)
    .and('q.submitted_on >= ?::date', filter.submittedFrom)
    .and('q.submitted_on <= ?::date', filter.submittedTo);
}

/** What may be done with a request; `renting` while an application for renting is under way. Units ask, mend and answer; need, ladder, offers and agreements are the administration's (OS-3). */
export function requestAbilities(ctx: Ctx, request: Pick<RequestRow, 'orgId' | 'state' | 'mode'>, renting: boolean): Abilities {
  const { orgId, state, mode } = request;
  const handles = reaches(ctx, 'office-space.request.handle', orgId);
  // Who handles the requests of all units asks for the own one only.
  const asks = reaches(ctx, 'office-space.request.submit', orgId) && (!handles || ctx.actor.orgId === orgId);
  const open = state === 'draft' || state === 'returned';
  const climbing = state === 'submitted' || state === 'approved';
  return {
    change: asks && open,
    submit: asks && open,
    withdraw: asks && (open || state === 'submitted'),
    ruleOutOwn: asks && (open || climbing),
    ruleOut: handles && (open || climbing),
    openMode: handles && state === 'approved',
    offer: handles && (climbing || state === 'offered') && (mode === 'own-stock' || mode === 'reallocation'),
    answer: reaches(ctx, 'office-space.request.answer', orgId) && state === 'offered',
    conclude: reaches(ctx, 'office-space.certificate.manage', orgId) && state === 'accepted',
    fileRent: (asks || handles) && state === 'approved' && mode === 'renting' && !renting,
    recordObtained: handles && state === 'approved' && (mode === 'exchange' || mode === 'construction' || mode === 'purchase'),
  };
}
