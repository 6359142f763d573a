import { serve } from '#kernel/domain.ts';
import { found } from '#shared/errors.ts';
import { getMe } from '../contract/session.ts';

export const getMeServed = serve(getMe, async (ctx) => found(ctx.actor.me));
