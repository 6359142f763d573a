import { approveStep, denyStep, returnStep } from '#capabilities/approvals/contract/verbs.ts';
import { createAccount, grantRole } from '#kernel/identity/server/public.ts';
import type { RoleName } from '#shared/permissions.ts';
import type { TestActor, TestApp } from './app.ts';
import { type House, rightsOf } from './office-space.ts';

/** People of a house who decide, with accounts and grants as the flows look for them. */
export interface Signers {
  /** Officer of the administration, with an account. */
  readonly officer: TestActor;
  readonly bureauLeader: TestActor;
  readonly inspector: TestActor;
  readonly unitAdmin: TestActor;
  readonly unitLeader: TestActor;
  /** Signs the open step of a record as the actor; answers the status. */
  sign(actor: TestActor, subjectId: string, verb?: 'approve' | 'deny' | 'return'): Promise<number>;
}

let serial = 0;
const verbRights = ['approvals.step.approve', 'approvals.step.deny', 'approvals.step.return', 'approvals.flow.read', 'workbench.work.read'];

/** Accounts of the administration and of the using unit: whoever asks, reviews and decides. */
export async function makeSigners(app: TestApp, house: House): Promise<Signers> {
  const account = async (role: RoleName, orgId: string, reach: 'unit' | 'subtree'): Promise<TestActor> => {
    serial += 1;
    const name = `signer${serial}`;
    const accountId = await app.asSystem(async (ctx) => {
      const { id } = await createAccount(ctx, { username: name, displayName: name, unitId: orgId });
      await grantRole(ctx, { accountId: id, role, line: role === 'officer' ? 'office-space' : null, reach, unitId: orgId });
      return id;
    });
    const scope = reach === 'subtree' ? [house.goab, house.unit] : [orgId];
    return app.actor({ permissions: [...rightsOf(role as 'officer'), ...verbRights], scope, orgId, accountId, name });
  };
  const openStep = async (subjectId: string): Promise<string> => {
    const { rows } = await app.asSystem((ctx) =>
      ctx.client.query<{ id: string }>(
        "select s.id from approvals.step s join approvals.flow f on f.id = s.flow_id where f.subject_id = $1 and s.state = 'open' limit 1",
        [subjectId],
      ),
    );
    if (!rows[0]) throw new Error(`no step of ${subjectId} waits`);
    return rows[0].id;
  };
  const verbs = { approve: approveStep, deny: denyStep, return: returnStep };
  return {
    officer: await account('officer', house.goab, 'subtree'),
    bureauLeader: await account('leader', house.goab, 'subtree'),
    inspector: await account('inspector', house.goab, 'subtree'),
    unitAdmin: await account('unit-admin', house.unit, 'unit'),
    unitLeader: await account('leader', house.unit, 'unit'),
    sign: async (actor, subjectId, verb = 'approve') => {
      const answer = await actor.call(verbs[verb], {
        stepId: await openStep(subjectId),
        opinion: '示范意见',
        ...(verb === 'return' ? { to: null } : {}),
      } as never);
      return answer.status;
    },
  };
}
