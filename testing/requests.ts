import { approvalsPermissions } from '#capabilities/approvals/contract/permissions.ts';
import { conclude, type Outcome } from '#capabilities/approvals/server/flow/conclude.ts';
import { lockFlowOf } from '#capabilities/approvals/server/flow/rows.ts';
import { requestPermissions } from '#domains/office-space/contract/request-permissions.ts';
import { createRequest, submitRequest } from '#domains/office-space/contract/requests.ts';
import { officeSpaceApprovals } from '#domains/office-space/server/domain.ts';
import { createAccount, grantRole } from '#kernel/identity/server/public.ts';
import type { RoleName } from '#shared/permissions.ts';
import type { RouteSent } from '#shared/route.ts';
import type { TestActor, TestApp } from './app.ts';
import { type House, makeHouse, makeUnit, rightsOf } from './office-space.ts';

const approvalRights = Object.keys(approvalsPermissions);

/** Permissions of a role on the register and on requests. */
export const requestRightsOf = (role: 'staff' | 'unit-admin' | 'officer' | 'leader'): string[] => [
  ...rightsOf(role),
  ...Object.entries(requestPermissions)
    .filter(([, roles]) => (roles as readonly string[]).includes(role))
    .map(([permission]) => permission),
];

/** A house in which space is asked for, with accounts that the flows find: staff, leaders of unit and bureau, officer; and a second unit of the level. */
export interface AskingHouse extends House {
  readonly staff: TestActor;
  /** Leader of the asking unit. */
  readonly unitLeader: TestActor;
  /** Leader of the administration. */
  readonly leader: TestActor;
  /** Who signs for finance, and for the government of the level. */
  readonly finance: TestActor;
  readonly government: TestActor;
  readonly other: string;
}

let serial = 0;

interface Person {
  readonly role: RoleName;
  readonly name: string;
  readonly unitId: string;
  readonly scope: readonly string[];
  readonly username?: string;
}

/** Somebody with an account and a role at a unit, as the flows look for deciders. */
async function somebody(app: TestApp, { role, name, unitId, scope, username }: Person): Promise<TestActor> {
  serial += 1;
  const accountId = await app.asSystem(async (ctx) => {
    const kept = username
      ? await ctx.db.selectFrom('identity.account').select('id').where('username', '=', username).executeTakeFirst()
      : undefined;
    if (kept) return kept.id;
    const { id } = await createAccount(ctx, {
      username: username ?? `asking-${serial}`,
      displayName: name,
      unitId,
      password: 'Asking-2026-house',
    });
    await grantRole(ctx, {
      accountId: id,
      role,
      line: role === 'officer' ? 'office-space' : null,
      unitId,
      reach: scope.length > 1 ? 'subtree' : 'unit',
    });
    return id;
  });
  const permissions = [...requestRightsOf(role as 'staff'), ...approvalRights];
  return app.actor({ permissions, scope, orgId: unitId, name, accountId });
}

export async function makeAskingHouse(app: TestApp, establishment: Record<string, number> = { M4: 2, M5: 40 }): Promise<AskingHouse> {
  const house = await makeHouse(app, { establishment });
  const { goab, unit } = house;
  const other = await makeUnit(app, house.divisionCode, { parentId: goab });
  const all = [goab, unit, other];
  return {
    ...house,
    other,
    officer: await somebody(app, { role: 'officer', name: '示范主管', unitId: goab, scope: all }),
    unitAdmin: await somebody(app, { role: 'unit-admin', name: '示范单位管理员', unitId: unit, scope: [unit] }),
    staff: await somebody(app, { role: 'staff', name: '示范职工', unitId: unit, scope: [unit] }),
    unitLeader: await somebody(app, { role: 'leader', name: '示范单位领导', unitId: unit, scope: [unit] }),
    leader: await somebody(app, { role: 'leader', name: '示范管理局领导', unitId: goab, scope: all }),
    finance: await somebody(app, { role: 'leader', name: '示范财政', unitId: other, scope: all, username: 'finance' }),
    government: await somebody(app, { role: 'leader', name: '示范政府', unitId: other, scope: all, username: 'government' }),
  };
}

/** Ends the flow of a request or a renting as its last step would, in one transaction with the room's own part. */
export async function endFlow(app: TestApp, kind: 'request' | 'rent', subjectId: string, outcome: Outcome): Promise<void> {
  const subject = officeSpaceApprovals.find((one) => one.kind === `office-space.${kind}`);
  if (!subject) throw new Error('no subject of this kind');
  await app.asSystem(async (ctx) => {
    const flow = await lockFlowOf(ctx, subject.kind, subjectId);
    if (!flow) throw new Error('no flow under way');
    await conclude(ctx, subject, flow, outcome, '示范意见');
  });
}

type NewRequest = RouteSent<typeof createRequest>;

/** Drafts a request of the unit for two persons without rank names; 18 m² unless told. */
export async function draftRequest(house: AskingHouse, facts: Partial<NewRequest> = {}): Promise<string> {
  const { kind = 'office', wantedSqm = '18', ranks = { M5: 2 }, purpose = '新进人员办公', ...more } = facts;
  const answer = await house.staff.call(createRequest, { orgId: house.unit, kind, wantedSqm, ranks, purpose, ...more });
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.problem));
  return answer.body.id;
}

/** Drafts and submits a request. */
export async function sendRequest(house: AskingHouse, facts: Partial<NewRequest> = {}): Promise<string> {
  const requestId = await draftRequest(house, facts);
  const answer = await house.staff.call(submitRequest, { requestId });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.problem));
  return requestId;
}
