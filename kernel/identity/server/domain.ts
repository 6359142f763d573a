import { defineDomain } from '#kernel/domain.ts';
import { identityErrors } from '../contract/errors.ts';
import { identityPermissions } from '../contract/permissions.ts';
import { signInErrors } from '../contract/sign-in.ts';
import { enterDemoServed } from './enter-demo.ts';
import { getMeServed } from './get-me.ts';
import { finishOidcServed, startOidcServed } from './oidc.ts';
import { verifyBackupCodeServed, verifyTotpServed } from './second-step.ts';
import { signInServed } from './sign-in.ts';
import { signInOptionsServed } from './sign-in-options.ts';
import { signOutServed } from './sign-out.ts';

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
  routes: [
    signInOptionsServed,
    signInServed,
    verifyTotpServed,
    verifyBackupCodeServed,
    enterDemoServed,
    startOidcServed,
    finishOidcServed,
    signOutServed,
    getMeServed,
  ],
});
