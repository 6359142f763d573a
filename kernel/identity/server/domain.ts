import { defineDomain, serve } from '#kernel/domain.ts';
import {
  closeAccount,
  createAccount,
  disableAccount,
  enableAccount,
  endAccountSessions,
  getAccount,
  listAccounts,
  resetPassword,
  resetSecondFactor,
  unlockAccount,
  updateAccount,
} from '../contract/accounts.ts';
import { identityErrors } from '../contract/errors.ts';
import { addGrant, endGrant, listGrants, listRoles } from '../contract/grants.ts';
import { createKey, listKeys, revokeKey } from '../contract/keys.ts';
import { getPreferences, putPreferences } from '../contract/own-account.ts';
import { identityPermissions } from '../contract/permissions.ts';
import { getPolicy, updatePolicy } from '../contract/policy.ts';
import { setLocale, signInErrors } from '../contract/sign-in.ts';
import { closeAccountUseCase, disableAccountUseCase, enableAccountUseCase } from './bar-account.ts';
import { changePasswordServed } from './change-password.ts';
import { createAccountUseCase } from './create-account.ts';
import { enterDemoServed } from './enter-demo.ts';
import { getMeServed } from './get-me.ts';
import { addGrantUseCase, endGrantUseCase } from './grant-role.ts';
import { createKeyUseCase, revokeKeyUseCase } from './keys.ts';
import { listAccountsUseCase, readAccount } from './list-accounts.query.ts';
import { listGrantsUseCase, readGrantsOf } from './list-grants.query.ts';
import { listKeysUseCase } from './list-keys.query.ts';
import { listRolesUseCase } from './list-roles.ts';
import { finishOidcServed, startOidcServed } from './oidc.ts';
import { onPersonLeft, onPersonRetired, onPersonTransferred } from './on-person-left.ts';
import { onUnitAbolished, onUnitMerged } from './on-unit-ended.ts';
import { beginSecondFactorServed, confirmSecondFactorServed, disableSecondFactorServed } from './own-second-factor.ts';
import { endOtherSessionsServed, endOwnSessionServed, listOwnSessionsServed } from './own-sessions.ts';
import { getPolicyUseCase, updatePolicyUseCase } from './policy.ts';
import { getPreferencesUseCase, putPreferencesUseCase, setLocaleUseCase } from './preferences.ts';
import { endAccountSessionsUseCase, resetPasswordUseCase, resetSecondFactorUseCase, unlockAccountUseCase } from './rescue-account.ts';
import { verifyBackupCodeServed, verifyTotpServed } from './second-step.ts';
import { signInServed } from './sign-in.ts';
import { signInOptionsServed } from './sign-in-options.ts';
import { signOutServed } from './sign-out.ts';
import { sweepIdentity } from './sweep.job.ts';
import { updateAccountUseCase } from './update-account.ts';

const signingIn = [
  signInOptionsServed,
  signInServed,
  verifyTotpServed,
  verifyBackupCodeServed,
  enterDemoServed,
  startOidcServed,
  finishOidcServed,
  signOutServed,
];

const ownAccount = [
  getMeServed,
  changePasswordServed,
  beginSecondFactorServed,
  confirmSecondFactorServed,
  disableSecondFactorServed,
  listOwnSessionsServed,
  endOwnSessionServed,
  endOtherSessionsServed,
  serve(getPreferences, getPreferencesUseCase),
  serve(putPreferences, putPreferencesUseCase),
  serve(setLocale, setLocaleUseCase),
];

const administration = [
  serve(listAccounts, listAccountsUseCase),
  serve(getAccount, async (ctx, { accountId }) => ({
    ...(await readAccount(ctx, accountId)),
    grants: await readGrantsOf(ctx, accountId),
  })),
  serve(createAccount, createAccountUseCase),
  serve(updateAccount, updateAccountUseCase),
  serve(disableAccount, disableAccountUseCase),
  serve(enableAccount, enableAccountUseCase),
  serve(closeAccount, closeAccountUseCase),
  serve(resetPassword, resetPasswordUseCase),
  serve(unlockAccount, unlockAccountUseCase),
  serve(resetSecondFactor, resetSecondFactorUseCase),
  serve(endAccountSessions, endAccountSessionsUseCase),
  serve(listRoles, listRolesUseCase),
  serve(listGrants, listGrantsUseCase),
  serve(addGrant, addGrantUseCase),
  serve(endGrant, endGrantUseCase),
  serve(getPolicy, getPolicyUseCase),
  serve(updatePolicy, updatePolicyUseCase),
  serve(listKeys, listKeysUseCase),
  serve(createKey, createKeyUseCase),
  serve(revokeKey, revokeKeyUseCase),
];

export const identity = defineDomain({
  name: 'identity',
  permissions: identityPermissions,
  errors: { ...identityErrors, ...signInErrors },
  constraints: {
    account_username: 'identity.username_taken',
    account_person: 'identity.person_has_account',
    grant_three_duties: 'identity.duties_conflict',
    grant_once: 'identity.grant_exists',
    grant_not_to_oneself: 'identity.grant_to_oneself',
  },
  routes: [...signingIn, ...ownAccount, ...administration],
  handlers: [onPersonLeft, onPersonRetired, onPersonTransferred, onUnitMerged, onUnitAbolished],
  jobs: [sweepIdentity],
});
