import type { Ctx } from '#kernel/context.ts';
import { coversOfUseCase } from './covers-of.query.ts';
import { finishWorkUseCase, retractWorkUseCase } from './finish-work.ts';
import { putWorkUseCase, type WorkDraft } from './put-work.ts';

export type { WorkDraft } from './put-work.ts';

/**
 * Puts entries into workbenches, whoever's they are, or refreshes them by key; one that had ended waits again. Tells the account over its
 * channels when a `todo` or a `copy` is new, unless the actor is that account.
 */
export const putWork = (ctx: Ctx, drafts: readonly WorkDraft[]): Promise<void> => putWorkUseCase(ctx, drafts);

/**
 * Ends entries that wait: a `todo` becomes done, a `started` shows its end and its account is told. `outcome` has the labels
 * `work.outcome.<outcome>` and `notification.workbench.ended.<outcome>`. Unknown and ended keys are passed over.
 */
export const finishWork = (ctx: Ctx, keys: readonly string[], outcome: string): Promise<void> => finishWorkUseCase(ctx, keys, outcome);

/** Takes entries that wait out of the lists: another has decided, or the work went to another. */
export const retractWork = (ctx: Ctx, keys: readonly string[]): Promise<void> => retractWorkUseCase(ctx, keys);

/** Leave cover today for a subject: account → substitute. Who is not on leave is not in the answer. */
export const coversOf = (ctx: Ctx, accountIds: readonly string[], subject: string): Promise<ReadonlyMap<string, string>> =>
  coversOfUseCase(ctx, accountIds, subject);
