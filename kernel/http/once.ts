import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#kernel/access/actor.ts';
import type { Ctx } from '#kernel/context.ts';
import { refuse, refuseField } from '#shared/errors.ts';
import { type AnyRoute, operationId } from '#shared/route.ts';

/** One act of a caller: the name it gave it, and what was asked for. */
export interface Act {
  readonly key: string;
  readonly route: AnyRoute;
  readonly input: object;
}

const shape = /^[\w-]{8,64}$/;

/** The act that the header `Idempotency-Key` names; null without one, for a read and for a caller without an account. @throws invalid_input */
export function actOf(request: FastifyRequest, route: AnyRoute, actor: Actor, input: object): Act | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined || route.method === 'GET' || route.readOnly || route.returns === 'file' || actor.accountId === null) return null;
  if (typeof key !== 'string' || !shape.test(key)) refuseField('Idempotency-Key', 'idempotency_key');
  return { key: key as string, route, input };
}

interface Answered {
  readonly route: string;
  readonly digest: string;
  readonly answer: string | null;
}

/**
 * Does the work of an act once. The key is taken first, in the same transaction: whoever comes second waits for the first to end, then gets its
 * answer; when the first failed, nothing was kept and the second does the work.
 * @throws key_reused when the key named another act, already_done when the answer was a secret
 */
export async function once<T>(ctx: Ctx, act: Act | null, work: () => Promise<T>): Promise<T> {
  if (!act) return work();
  const name = operationId(act.route);
  const digest = createHash('sm3')
    .update(JSON.stringify([name, act.input]))
    .digest('hex');
  const mine = [ctx.actor.accountId, act.key];
  const taken = await ctx.client.query(
    'insert into app.answered (account_id, key, route, digest, at) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [...mine, name, digest, ctx.now.toISOString()],
  );
  if (taken.rowCount === 0) {
    const { rows } = await ctx.client.query<Answered>(
      'select route, digest, answer from app.answered where account_id = $1 and key = $2',
      mine,
    );
    const first = rows[0] as Answered;
    if (first.route !== name || first.digest !== digest) refuse('key_reused');
    return first.answer === null ? refuse('already_done') : JSON.parse(first.answer);
  }
  const answer = await work();
  const kept = act.route.secret ? null : JSON.stringify(answer ?? {});
  await ctx.client.query('update app.answered set answer = $3 where account_id = $1 and key = $2', [...mine, kept]);
  return answer;
}
