import { requestPermissions } from '#domains/office-space/contract/request-permissions.ts';
import { createRequest, submitRequest } from '#domains/office-space/contract/requests.ts';
import type { RouteSent } from '#shared/route.ts';
import type { TestActor, TestApp } from './app.ts';
import { type House, makeHouse, makeUnit, rightsOf } from './office-space.ts';

/** Permissions of a role on the register and on requests. */
export const requestRightsOf = (role: 'staff' | 'unit-admin' | 'officer' | 'leader'): string[] => [
  ...rightsOf(role),
  ...Object.entries(requestPermissions)
    .filter(([, roles]) => (roles as readonly string[]).includes(role))
    .map(([permission]) => permission),
];

/** A house in which space is asked for: staff of the unit, its administrator, an officer, and a second unit of the same level. */
export interface AskingHouse extends House {
  readonly staff: TestActor;
  readonly other: string;
}

export async function makeAskingHouse(app: TestApp, establishment: Record<string, number> = { M4: 2, M5: 40 }): Promise<AskingHouse> {
  const house = await makeHouse(app, { establishment });
  const other = await makeUnit(app, house.divisionCode, { parentId: house.goab });
  const scope = [house.goab, house.unit, other];
  return {
    ...house,
    other,
    officer: app.actor({ permissions: requestRightsOf('officer'), scope, orgId: house.goab, name: '示范主管' }),
    unitAdmin: app.actor({ permissions: requestRightsOf('unit-admin'), scope: [house.unit], name: '示范单位管理员' }),
    staff: app.actor({ permissions: requestRightsOf('staff'), scope: [house.unit], name: '示范职工' }),
  };
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
