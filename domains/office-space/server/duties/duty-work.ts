import { putWork } from '#capabilities/workbench/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import type { Day } from '#shared/time.ts';
import type { DutyKind } from '../../rules/duties.ts';
import { accountsInCharge } from '../leases/in-charge.query.ts';

/** A task as workbenches show it. */
export interface DutyWork {
  readonly id: string;
  readonly orgId: string;
  readonly orgName: string;
  readonly year: number;
  readonly kind: DutyKind;
  readonly dueOn: Day;
}

/** Puts a task onto the workbenches of the unit's administrators. */
export async function putDutyWork(ctx: Ctx, duty: DutyWork): Promise<void> {
  const accounts = await accountsInCharge(ctx, duty.orgId, ['unit-admin']);
  await putWork(
    ctx,
    accounts.map((accountId) => ({
      key: `${prefix(duty.id)}${accountId}`,
      kind: 'todo' as const,
      accountId,
      subject: 'office-space.duty',
      recordId: duty.id,
      orgId: duty.orgId,
      title: say('zh-CN', 'page.office-space.duty.title', {
        unit: duty.orgName,
        year: duty.year,
        kind: say('zh-CN', `enum.office-space.duty_kind.${duty.kind}`),
      }),
      path: `/office-space/duties/${duty.id}`,
      dueAt: new Date(`${duty.dueOn}T15:59:59Z`),
    })),
  );
}

const prefix = (dutyId: string): string => `office-space.duty:${dutyId}:`;

/** The entries a task has on workbenches, of whoever is in charge and of the actor. */
export async function workKeys(ctx: Ctx, dutyId: string): Promise<string[]> {
  const { rows } = await ctx.client.query<{ accountId: string }>(
    `select distinct g.account_id as "accountId" from identity.grant g join office_space.duty d on d.id = $1
     where g.role = 'unit-admin' and (g.org_id = d.org_id or g.org_id = any(select unnest(u.lineage) from org.unit u where u.id = d.org_id))`,
    [dutyId],
  );
  return [...new Set([...rows.map((r) => r.accountId), ctx.actor.accountId])].map((accountId) => `${prefix(dutyId)}${accountId}`);
}
