import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import { domains } from '#apps/server/compose.ts';
import { approvalsPermissions } from '#capabilities/approvals/contract/permissions.ts';
import { approvals } from '#capabilities/approvals/server/domain.ts';
import {
  type ApprovalSubject,
  approvalSubject,
  approvalsOf,
  cancelApproval,
  type Decided,
  resubmitApproval,
  startApproval,
} from '#capabilities/approvals/server/public.ts';
import { officeSpaceApprovals } from '#domains/office-space/server/domain.ts';
import type { Services } from '#kernel/context.ts';
import { type Domain, defineDomain, serve } from '#kernel/domain.ts';
import { createAccount, grantRole } from '#kernel/identity/server/public.ts';
import { id, newId } from '#shared/ids.ts';
import type { RoleName } from '#shared/permissions.ts';
import { route } from '#shared/route.ts';
import { startTestApp, type TestActor, type TestApp } from './app.ts';
import { makeDivision, makeUnit } from './office-space.ts';

export const matterFacts = z.object({ area: z.number(), kind: z.enum(['room', 'rent']), signer: z.string().nullable().optional() });
type Facts = z.input<typeof matterFacts>;

const body = { subjectId: id, facts: matterFacts, title: z.string() };
const errors = ['approvals.flow_running', 'approvals.choice_missing'];
export const submitMatter = route({
  method: 'POST',
  path: '/test/matters',
  permission: 'signed-in',
  body: z.object({ ...body, orgId: id, choices: z.record(z.string(), z.array(id)).optional() }),
  returns: z.object({ flowId: id }),
  errors,
  summary: 'Submits a matter',
});
export const resubmitMatter = route({
  method: 'POST',
  path: '/test/matters/again',
  permission: 'signed-in',
  body: z.object(body),
  returns: 'none',
  errors,
  summary: 'Submits a returned matter again',
});
export const giveUpMatter = route({
  method: 'POST',
  path: '/test/matters/give-up',
  permission: 'signed-in',
  body: z.object({ subjectId: id }),
  returns: 'none',
  summary: 'Gives a matter up',
});
export const stateOfMatter = route({
  method: 'GET',
  path: '/test/matters/:subjectId',
  permission: 'signed-in',
  params: z.object({ subjectId: id }),
  returns: z.object({ state: z.string().nullable(), steps: z.array(z.object({ name: z.string(), deciders: z.array(z.string()) })) }),
  summary: 'How a matter stands',
});

/** A room with one kind of matter, which writes down what was decided in a table of its own. `onDecided` of a test may fail on purpose. */
export function testMatters(
  xml: string,
  also: (d: Decided) => Promise<void> = async () => {},
): { subject: ApprovalSubject; rooms: Domain[] } {
  const file = join(mkdtempSync(join(tmpdir(), 'qinwu-bpmn-')), 'matter.bpmn');
  writeFileSync(file, xml);
  const subject = approvalSubject({
    kind: 'test.matter',
    bpmn: pathToFileURL(file),
    facts: matterFacts,
    sheet: async (ctx, subjectId) => ({
      facts: [{ labelKey: 'field.number', value: subjectId }],
      verdicts: [],
      fileIds: (await ctx.client.query<{ id: string }>('select id from files.file where record_id = $1', [subjectId])).rows.map(
        (f) => f.id,
      ),
    }),
    onDecided: async (ctx, d) => {
      await ctx.client.query('insert into matter.decided (flow_id, subject_id, outcome, opinion, by_account) values ($1, $2, $3, $4, $5)', [
        d.flowId,
        d.subjectId,
        d.outcome,
        d.opinion,
        d.byAccountId,
      ]);
      await also(d);
    },
  });
  const room = defineDomain({
    name: 'test',
    routes: [
      serve(submitMatter, (ctx, input) =>
        startApproval(ctx, subject, { ...input, path: `/test/matters/${input.subjectId}`, number: null }),
      ),
      serve(resubmitMatter, async (ctx, input) => {
        await resubmitApproval(ctx, subject, input);
        return undefined;
      }),
      serve(giveUpMatter, async (ctx, input) => {
        await cancelApproval(ctx, subject, { ...input, reason: '不再需要' });
        return undefined;
      }),
      serve(stateOfMatter, async (ctx, input) => {
        const flow = (await approvalsOf(ctx, subject.kind, [input.subjectId])).get(input.subjectId);
        return { state: flow?.state ?? null, steps: [...(flow?.steps ?? [])] };
      }),
    ],
  });
  return { subject, rooms: [...domains.filter((d) => d.name !== 'approvals'), approvals([...officeSpaceApprovals, subject]), room] };
}

/** A city with a bureau and an agency below it, and accounts that hold roles there. */
export interface Office {
  readonly app: TestApp;
  readonly cityId: string;
  readonly unitId: string;
  readonly otherUnitId: string;
  readonly staff: TestActor;
  readonly leader: TestActor;
  readonly superior: TestActor;
  readonly officer: TestActor;
  readonly stranger: TestActor;
  /** Further accounts of the unit by user name: `m1` to `m5`. */
  readonly members: readonly TestActor[];
  account(actor: TestActor): string;
  /** Submits a matter of the unit as staff; answers ids. */
  submit(facts?: Partial<Facts>, choices?: Record<string, string[]>): Promise<{ subjectId: string; flowId: string }>;
  decided(flowId: string): Promise<{ outcome: string; opinion: string | null }[]>;
}

const everything = [...Object.keys(approvalsPermissions), 'workbench.work.read', 'workbench.cover.create', 'events.notification.read'];
export const administration = [
  'approvals.flow.terminate',
  'approvals.flow.resume',
  'approvals.step.reassign',
  'approvals.definition.manage',
];
const everyday = everything.filter((p) => !administration.includes(p));

/** The table that the test's room writes its decisions into, owned as the migrations own theirs. */
export async function makeMatterTable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`select app.open_schema('matter');
    create table matter.decided (n bigint generated always as identity, flow_id uuid not null, subject_id uuid not null, outcome text not null, opinion text, by_account uuid);
    select app.open_wall('matter.decided'); grant insert on matter.decided to qinwu_app`);
  await client.end();
}

export async function makeOffice(
  serverUrl: string,
  xml: string,
  also?: (d: Decided) => Promise<void>,
  services?: Partial<Services>,
): Promise<Office> {
  const app = await startTestApp(serverUrl, { domains: testMatters(xml, also).rooms, ...(services ? { services } : {}) });
  await makeMatterTable(app.url);
  return peopleOffice(app);
}

/** Fills an application that has the test's room with units and accounts. */
export async function peopleOffice(app: TestApp): Promise<Office> {
  const division = await makeDivision(app);
  const cityId = await makeUnit(app, division);
  const unitId = await makeUnit(app, division, { parentId: cityId });
  const otherUnitId = await makeUnit(app, division, { parentId: cityId });
  const person = async (
    username: string,
    name: string,
    unit: string,
    role: RoleName,
    permissions = everyday,
    scope: 'all' | string[] = [unit],
  ) => {
    const accountId = await app.asSystem(async (ctx) => {
      const account = await createAccount(ctx, { username, displayName: name, unitId: unit, mustChangePassword: false });
      const wide = role === 'officer';
      await grantRole(ctx, {
        accountId: account.id,
        role,
        line: wide ? 'office-space' : null,
        unitId: wide ? null : unit,
        reach: wide ? 'all' : 'unit',
      });
      return account.id;
    });
    return app.actor({ permissions, scope, orgId: unit, name, accountId });
  };
  const staff = await person('staff', '示范职工', unitId, 'staff');
  const members = [];
  for (let i = 1; i <= 5; i++) members.push(await person(`m${i}`, `示范成员${i}`, unitId, 'staff'));
  const leader = await person('leader', '示范领导', unitId, 'leader');
  const superior = await person('superior', '示范上级领导', cityId, 'leader');
  const officer = await person('officer', '示范主管', cityId, 'officer', everything, 'all');
  const stranger = await person('stranger', '示范外人', otherUnitId, 'staff');
  const account = (actor: TestActor): string => actor.actor.accountId as string;
  return {
    app,
    cityId,
    unitId,
    otherUnitId,
    staff,
    leader,
    superior,
    officer,
    stranger,
    members,
    account,
    async submit(facts = {}, choices) {
      const subjectId = newId();
      const reply = await staff.call(submitMatter, {
        subjectId,
        orgId: unitId,
        title: '示范事项',
        facts: { area: 10, kind: 'room', ...facts },
        ...(choices ? { choices } : {}),
      });
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem));
      return { subjectId, flowId: reply.body.flowId };
    },
    decided: (flowId) =>
      app.asSystem(
        async (ctx) =>
          (
            await ctx.client.query<{ outcome: string; opinion: string | null }>(
              'select outcome, opinion from matter.decided where flow_id = $1 order by n',
              [flowId],
            )
          ).rows,
      ),
  };
}
