import type { WorkDraft } from '#capabilities/workbench/server/public.ts';
import { type Ctx, inTransaction } from '#kernel/context.ts';
import { createAccount, grantRole } from '#kernel/identity/server/public.ts';
import { newId } from '#shared/ids.ts';
import type { TestActor, TestApp } from './app.ts';

const permissions = ['workbench.work.read', 'workbench.cover.read', 'workbench.cover.create', 'workbench.cover.end'];

/** Someone at work in a unit: an actor without an account of the register. */
export const someoneAt = (t: TestApp, orgId: string): TestActor => t.actor({ permissions, scope: [orgId], orgId });

let serial = 0;

/** A colleague with an account in use that holds a role of business at the unit. */
export async function colleague(t: TestApp, orgId: string, role: 'staff' | 'sysadmin' = 'staff'): Promise<TestActor> {
  serial += 1;
  const username = `colleague-${process.pid}-${serial}`;
  const accountId = await t.asSystem(async (ctx) => {
    const { id } = await createAccount(ctx, { username, displayName: `示范同事${serial}`, unitId: orgId, mustChangePassword: false });
    await grantRole(ctx, { accountId: id, role, line: null, reach: 'unit', unitId: orgId });
    return id;
  });
  return t.actor({ permissions, scope: [orgId], orgId, accountId, name: `示范同事${serial}` });
}

export const accountOf = (actor: TestActor): string => actor.actor.accountId as string;

/** Work for an account, as a room would describe it. */
export const workFor = (actor: TestActor, orgId: string, over: Partial<WorkDraft> = {}): WorkDraft => ({
  key: `test:${newId()}`,
  kind: 'todo',
  accountId: accountOf(actor),
  subject: 'test.matter',
  recordId: newId(),
  orgId,
  title: '示范事项',
  path: '/test/matters/1',
  ...over,
});

/** A use case in the name of an actor, within its own walls. */
export const inNameOf = <T>(t: TestApp, actor: TestActor, work: (ctx: Ctx) => Promise<T>, now = new Date()): Promise<T> =>
  inTransaction(
    t.database,
    t.services,
    { actor: actor.actor, locale: 'zh-CN', requestId: newId(), ip: null, now },
    { scope: actor.actor.scope, readOnly: false },
    work,
  );
