import { finishWork } from '#capabilities/workbench/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { attachFile } from '#kernel/files/server/public.ts';
import { found, refuse } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { completeDuty as completeDutyRoute } from '../../contract/duties.ts';
import type { DutyKind } from '../../rules/duties.ts';
import { notToCome } from '../leases/record-receipt.ts';
import { DUTY_FILES } from './duty.query.ts';
import { clearDutyCase } from './duty-case.ts';
import { dutyLines } from './duty-lines.query.ts';
import { workKeys } from './duty-work.ts';

interface Kept {
  readonly orgId: string;
  readonly kind: DutyKind;
  readonly openedOn: string;
  readonly doneOn: string | null;
  readonly version: number;
}

/** Does a yearly task: evidence is attached, the list is kept as it was, a case of supervision hears of it. */
export async function completeDuty(ctx: Ctx, input: RouteInput<typeof completeDutyRoute>): Promise<RouteAnswer<typeof completeDutyRoute>> {
  const { dutyId: id, doneOn, place = null, document = null, note = null, fileIds, version } = input;
  const { rows } = await ctx.client.query<Kept>(
    'select org_id as "orgId", kind, opened_on as "openedOn", done_on as "doneOn", version from office_space.duty where id = $1 for update',
    [id],
  );
  const kept = found(rows[0]);
  if (kept.doneOn !== null) refuse('office-space.duty_done', { on: kept.doneOn });
  if (kept.version !== version) refuse('stale');
  if (doneOn < kept.openedOn) refuse('office-space.day_before_start', { from: kept.openedOn });
  notToCome(ctx, doneOn);
  for (const fileId of new Set(fileIds)) {
    await attachFile(ctx, fileId, { kind: DUTY_FILES, id, orgId: kept.orgId, readPermission: 'office-space.duty.read' });
  }
  const record = await dutyLines(ctx, kept.orgId, kept.kind);
  await ctx.client.query(
    `update office_space.duty set done_on = $2::date, done_by = $3, place = $4, document = $5, note = $6, record = $7::json, version = version + 1 where id = $1`,
    [id, doneOn, ctx.actor.accountId, place, document, note, JSON.stringify(record)],
  );
  ctx.audit({
    action: 'office-space.duty.done',
    subject: { kind: 'duty', id, orgId: kept.orgId },
    after: { doneOn, place, document, files: fileIds.length, rooms: record.length },
  });
  await finishWork(ctx, await workKeys(ctx, id), 'done');
  await clearDutyCase(ctx, id, doneOn);
  return { id };
}
