import { approvalsExamples } from './examples/approvals.ts';
import { casesExamples } from './examples/cases.ts';
import { drawingExamples } from './examples/drawings.ts';
import type { Example } from './examples/example.ts';
import { leaseExamples } from './examples/leases.ts';
import { officeSpaceExamples } from './examples/office-space.ts';
import { patrolExamples } from './examples/patrols.ts';
import { peopleExamples } from './examples/people.ts';
import { reallocationExamples } from './examples/reallocation.ts';
import { requestExamples } from './examples/requests.ts';
import { workbenchExamples } from './examples/workbench.ts';
import { worksExamples } from './examples/works.ts';

export type { Example } from './examples/example.ts';

/** Examples by operation id, a file per room or topic. A new route with parameters or a body does not pass the laws without one. */
export const examples: Readonly<Record<string, Example>> = {
  ...peopleExamples,
  ...approvalsExamples,
  ...casesExamples,
  ...workbenchExamples,
  ...worksExamples,
  ...officeSpaceExamples,
  ...requestExamples,
  ...leaseExamples,
  ...patrolExamples,
  ...reallocationExamples,
  ...drawingExamples,
};

/** Routes whose success is proved by a test of their own, as `file: name of the test`: they need a cookie, a stream, a file or a second system. */
export const byHand: Readonly<Record<string, string>> = {
  getApprovalsFlowsByFlowIdFilesByFileId:
    'capabilities/approvals/server/look/look.test.ts: reads the sheet and the files of the matter also beyond his units; a stranger nothing',
  putOfficeSpaceLeaseApplicationsByApplicationId:
    'domains/office-space/server/leases/lease-flow.test.ts: is refused to a unit with the clause, returned, mended, approved by the leader alone, and signed',
  putOfficeSpaceSecondOfficesBySecondOfficeId:
    'domains/office-space/server/second-offices/second-offices.test.ts: is judged while it is asked for, refused with limit and clause, approved by three, and recorded on the seat',
  postOfficeSpaceDutiesByDutyIdComplete:
    'domains/office-space/server/duties/duties.test.ts: open once per unit and year on the day of the setting, and are done with evidence and the list as it was',
  postCasesByCaseIdRecheck:
    'domains/office-space/server/cases/align-cases.test.ts: a recheck closes the case once the room is put right, and not before',
  postCasesByCaseIdLookBacksByMonths:
    'capabilities/cases/server/life.test.ts: a relapse at a second look opens a new case of the next class',
  getEventsStream: 'kernel/events/server/stream.test.ts: tells a page of its account what concerns it, and no other page',
  putNotificationsMailAddress:
    'kernel/events/server/channels/channels.test.ts: goes to no address that was not confirmed, and to none that was taken away',
  postNotificationsMailAddressConfirm:
    'kernel/events/server/channels/channels.test.ts: asks for a code that is good for half an hour and five tries',
  postFiles: 'kernel/files/server/files.test.ts: keeps a file and gives it back byte by byte, under its Chinese name',
  postAuthSignInUsername: 'kernel/identity/server/sign-in.test.ts: sets a session that /me knows and signing out ends',
  postAuthTwoFactorVerifyTotp: 'kernel/identity/server/second-factor.test.ts: is asked for once it is on',
  postAuthTwoFactorVerifyBackupCode: 'kernel/identity/server/second-factor.test.ts: has backup codes, each good once',
  postAuthDemo: 'kernel/identity/server/accounts.test.ts: lets in by role with one click, only the accounts it names',
  postAuthOidcStart: 'kernel/identity/server/oidc.test.ts: goes through code and PKCE, links by the rule and lets in',
  getAuthOidcCallbackByProvider: 'kernel/identity/server/oidc.test.ts: goes through code and PKCE, links by the rule and lets in',
  getMe: 'kernel/identity/server/sign-in.test.ts: sets a session that /me knows and signing out ends',
  postAccountPassword: 'kernel/identity/server/sign-in.test.ts: ends every other session at once',
  postAccountTwoFactorBegin:
    'kernel/identity/server/second-factor.test.ts: is not on before it is confirmed, and needs the password to begin',
  postAccountTwoFactorConfirm: 'kernel/identity/server/second-factor.test.ts: is asked for once it is on',
  postAccountTwoFactorDisable:
    'kernel/identity/server/second-factor.test.ts: can be switched off by its owner, and by the security administrator when it is lost',
  getAccountSessions: 'kernel/identity/server/accounts.test.ts: shows its sessions and ends them',
  deleteAccountSessionsBySessionId: 'kernel/identity/server/accounts.test.ts: shows its sessions and ends them',
  postAccountSessionsEndOthers: 'kernel/identity/server/accounts.test.ts: shows its sessions and ends them',
  postIdentityAccountsByAccountIdResetSecondFactor:
    'kernel/identity/server/second-factor.test.ts: can be switched off by its owner, and by the security administrator when it is lost',
};
