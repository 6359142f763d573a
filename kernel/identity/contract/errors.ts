import { defineErrors } from '#shared/errors.ts';

/** Refusals of account administration, grants and keys; those of signing in stand in `sign-in.ts`. */
export const identityErrors = defineErrors({
  'identity.username_taken': 409,
  'identity.person_has_account': 409,
  /** System, security and audit administration and business exclude each other on one account (IT-7). */
  'identity.duties_conflict': 409,
  'identity.grant_to_oneself': 403,
  /** One's own account is in other hands. */
  'identity.own_account': 403,
  'identity.grant_exists': 409,
  'identity.grant_ended': 409,
  'identity.account_closed': 409,
  /** The last account that can administer this may not go. params: `role`. */
  'identity.last_administrator': 409,
  /** A key carries only rights of its owner. params: `permission`. */
  'identity.key_exceeds_owner': 403,
  'identity.key_revoked': 409,
  'identity.second_factor_demanded': 409,
});
