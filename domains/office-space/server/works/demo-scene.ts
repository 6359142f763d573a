import type { ApprovalSubject } from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { addDays } from '#shared/time.ts';

export interface DemoAccount {
  readonly accountId: string;
  readonly name: string;
}

export interface DemoAct {
  readonly as: 'approved' | 'denied' | 'returned';
  readonly opinion: string;
}

/** What the demonstration of works is told of the city. */
export interface DemoWorks {
  /** Officer of office space. */
  readonly officer: DemoAccount;
  /** Who applies for the first unit. */
  readonly unitAdmin: DemoAccount;
  /** Units beside the administration; the first is that of the unit administrator. */
  readonly units: readonly string[];
  readonly decide: (ctx: Ctx, subject: ApprovalSubject, subjectId: string, acts: readonly DemoAct[]) => Promise<void>;
}

/** A unit in the building where most of its rooms are. */
export interface HomePlace {
  readonly orgId: string;
  readonly buildingId: string;
  readonly buildingName: string;
  readonly managerId: string;
}

export interface Stage {
  readonly demo: DemoWorks;
  readonly officer: Ctx;
  readonly homes: readonly HomePlace[];
}

/** The transaction in the name of an account. */
export const actingAs = (ctx: Ctx, account: DemoAccount): Ctx => ({
  ...ctx,
  actor: { ...ctx.actor, accountId: account.accountId, displayName: account.name },
});

/** The same transaction as it was so many days ago, for what the city looks back on. */
export const daysAgo = (ctx: Ctx, days: number): Ctx => ({
  ...ctx,
  today: addDays(ctx.today, -days),
  now: new Date(ctx.now.getTime() - days * 86_400_000),
});

export const yes: readonly DemoAct[] = [
  { as: 'approved', opinion: '情况属实，同意上报' },
  { as: 'approved', opinion: '需求必要，符合标准' },
  { as: 'approved', opinion: '同意' },
];
