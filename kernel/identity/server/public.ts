import type { Ctx } from '#kernel/context.ts';
import { addAccount, type NewAccount } from './create-account.ts';
import { type NewGrant, putGrant } from './grant-role.ts';

/**
 * Makes an account without any right; answers its id and its initial password, which is random unless given.
 * Refusals: identity.username_taken, identity.person_has_account.
 */
export const createAccount = (ctx: Ctx, input: NewAccount): Promise<{ id: string; initialPassword: string }> => addAccount(ctx, input);

/** Gives an account a role; answers the grant's id. Refusals: identity.duties_conflict, identity.grant_exists, identity.account_closed. */
export const grantRole = (ctx: Ctx, input: NewGrant): Promise<string> => putGrant(ctx, input);
