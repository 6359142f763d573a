import { randomBytes } from 'node:crypto';
import { demoDecide } from '#capabilities/approvals/server/demo.ts';
import { demoCases } from '#capabilities/cases/server/demo.ts';
import {
  demoAlarmCases,
  demoDrawings,
  demoDuties,
  demoLeases,
  demoReallocations,
  demoRequests,
  demoSecondOffices,
  demoWorks,
} from '#domains/office-space/server/demo.ts';
import type { Ctx } from '#kernel/context.ts';
import { createAccount, grantRole } from '#kernel/identity/server/public.ts';
import { addPost } from '#kernel/org/server/add-post.ts';
import type { RoleName } from '#shared/permissions.ts';
import type { City } from './demo/city.ts';
import { loadCity } from './demo/load-city.ts';
import type { DemoSizeName } from './demo/size.ts';
import { beforeServing, beginOwn, type DemoAccounts, markBegun, stateOf } from './first-start.ts';
import type { Footing } from './process.ts';

/** Demonstration accounts: name, role, where it reaches. */
const accounts: readonly {
  username: string;
  name: string;
  role: RoleName;
  unit: string | null;
  reach: 'unit' | 'subtree' | 'all';
  line?: string;
  /** Whose account it is: a plain member of the unit, or its head. */
  person?: 'member' | 'head';
}[] = [
  { username: 'staff', name: '示范职工', role: 'staff', unit: 'city/1', reach: 'unit', person: 'member' },
  { username: 'unit-admin', name: '示范单位管理员', role: 'unit-admin', unit: 'city/1', reach: 'subtree' },
  { username: 'unit-leader', name: '示范单位领导', role: 'leader', unit: 'city/1', reach: 'unit', person: 'head' },
  { username: 'officer', name: '示范办公用房主管', role: 'officer', unit: null, reach: 'all', line: 'office-space' },
  { username: 'leader', name: '示范领导', role: 'leader', unit: null, reach: 'all', person: 'head' },
  // Who signs for finance and for the government of the level where the shipped flows ask for them by name.
  { username: 'finance', name: '示范财政审核', role: 'leader', unit: 'city/8', reach: 'unit' },
  { username: 'government', name: '示范政府批准', role: 'leader', unit: 'root', reach: 'unit' },
  { username: 'inspector', name: '示范督查员', role: 'inspector', unit: null, reach: 'all' },
  { username: 'sysadmin', name: '示范系统管理员', role: 'sysadmin', unit: null, reach: 'all' },
  { username: 'secadmin', name: '示范安全管理员', role: 'secadmin', unit: null, reach: 'all' },
  { username: 'auditor', name: '示范审计管理员', role: 'auditor', unit: null, reach: 'all' },
];

async function makeAccounts(ctx: Ctx, city: City, password: string): Promise<ReadonlyMap<string, DemoPerson>> {
  const made = new Map<string, DemoPerson>();
  for (const a of accounts) {
    const unit = a.unit ?? 'city/0';
    const home = (city.units.get(unit) ?? city.units.get('city/0')) as string;
    const people = city.plan.units.find((u) => u.key === unit)?.people ?? [];
    const person = a.person === 'head' ? people[0] : a.person === 'member' ? people.filter((p) => !p.leads)[3] : undefined;
    const account = await createAccount(ctx, {
      username: a.username,
      displayName: a.name,
      unitId: home,
      password,
      mustChangePassword: false,
      ...(person ? { personId: city.people.get(person.key) as string } : {}),
    });
    await grantRole(ctx, { accountId: account.id, role: a.role, line: a.line ?? null, unitId: a.unit ? home : null, reach: a.reach });
    made.set(a.username, { accountId: account.id, displayName: a.name, orgId: home });
  }
  return made;
}

interface DemoPerson {
  readonly accountId: string;
  readonly displayName: string;
  readonly orgId: string;
}

/** Problems that people found, in all states, over the first bodies of the city; the first is that of the unit administrator. */
async function tellCases(ctx: Ctx, city: City, people: ReadonlyMap<string, DemoPerson>): Promise<void> {
  const [inspector, unitAdmin] = [people.get('inspector') as DemoPerson, people.get('unit-admin') as DemoPerson];
  const others = [2, 3, 4, 5, 6].map((n) => city.units.get(`city/${n}`)).filter((id): id is string => id !== undefined);
  await demoCases(ctx, { inspector, unitAdmin, unitIds: [unitAdmin.orgId, ...others] });
}

/** Requests for space of several units, with the accounts and flows that stand by then. */
async function askForSpace(ctx: Ctx, city: City): Promise<void> {
  const staff = await ctx.db
    .selectFrom('identity.account')
    .select(['id', 'display_name'])
    .where('username', '=', 'staff')
    .executeTakeFirstOrThrow();
  const units = Array.from({ length: 10 }, (_, i) => city.units.get(`city/${i + 1}`)).filter((id) => id !== undefined);
  const [first, ...others] = units;
  if (!first) return;
  await demoRequests(ctx, { units: [first, ...others], applicant: { accountId: staff.id, name: staff.display_name }, decide: demoDecide });
}

/** Lettings, second offices and yearly tasks, as the officer of the line and the first units have them. */
async function letAndReport(ctx: Ctx, city: City, people: ReadonlyMap<string, DemoPerson>): Promise<void> {
  const [officer, unitAdmin] = [people.get('officer') as DemoPerson, people.get('unit-admin') as DemoPerson];
  const units = Array.from({ length: 12 }, (_, i) => city.units.get(`city/${i + 1}`)).filter((id) => id !== undefined);
  const demo = { officer: { accountId: officer.accountId, name: officer.displayName }, units, decide: demoDecide };
  await demoLeases(ctx, demo);
  const facts = { title: '兼职负责人', rankCode: 'M3', isMain: false, isLeadership: true, to: null } as const;
  await demoSecondOffices(ctx, {
    ...demo,
    concurrentPost: (run, personId, orgId, from) => addPost(run, { personId, orgId, from, ...facts }),
  });
  await demoDuties(ctx, units, unitAdmin.accountId);
}

/** Projects, archive, reconciliation and disposals, asked for by the first unit's administrator and led by the officer of the line. */
async function buildAndDispose(ctx: Ctx, city: City, people: ReadonlyMap<string, DemoPerson>): Promise<void> {
  const account = (name: string) => {
    const { accountId, displayName } = people.get(name) as DemoPerson;
    return { accountId, name: displayName };
  };
  const units = Array.from({ length: 12 }, (_, i) => city.units.get(`city/${i + 1}`)).filter((id) => id !== undefined);
  await demoWorks(ctx, { officer: account('officer'), unitAdmin: account('unit-admin'), units, decide: demoDecide });
}

/** Loads the demonstration city into an empty installation and makes its accounts. */
export async function loadDemo(footing: Footing, options: { size: DemoSizeName; say: (line: string) => void }): Promise<string> {
  const given = footing.config.QINWU_DEMO_PASSWORD;
  const password = given ?? `Demo-${randomBytes(6).toString('base64url')}7`;
  await beforeServing(footing, async (run) => {
    const city = await loadCity(run, { city: footing.config.QINWU_CITY, ...options });
    const people = await run((ctx) => makeAccounts(ctx, city, password));
    await run((ctx) => demoAlarmCases(ctx));
    await run((ctx) => tellCases(ctx, city, people));
    await run((ctx) => askForSpace(ctx, city));
    await run((ctx) => letAndReport(ctx, city, people));
    await run((ctx) => buildAndDispose(ctx, city, people));
    await run((ctx) => demoReallocations(ctx, (people.get('officer') as DemoPerson).displayName));
    await run((ctx) => demoDrawings(ctx, (people.get('officer') as DemoPerson).displayName));
    await run((ctx) => markBegun(ctx, 'demo'));
  });
  return password;
}

/** How the installation stands after its first start has been seen to. */
export interface Prepared {
  /** Accounts for the sign-in page; null for one's own installation. */
  readonly demo: DemoAccounts | null;
  /** What the terminal says before the ready line. */
  readonly lines: readonly string[];
}

/** On the first start loads the demonstration city, or begins one's own installation; later says what it is. */
export async function prepare(footing: Footing, options: { wantsDemo: boolean; say: (line: string) => void }): Promise<Prepared> {
  const state = await stateOf(footing);
  if (state === 'own' || (state === 'empty' && !options.wantsDemo)) {
    if (state === 'empty') await beginOwn(footing, options.say);
    return { demo: null, lines: [] };
  }
  const password = state === 'empty' ? await loadDemo(footing, { size: 'city', say: options.say }) : null;
  const names = accounts.map((a) => a.username);
  const lines = [`示范账号 · demonstration accounts: ${names.join(', ')}`];
  if (password && !footing.config.QINWU_DEMO_PASSWORD) lines.push(`口令（只显示一次）· password, shown this once: ${password}`);
  else if (footing.config.QINWU_DEMO_PASSWORD)
    lines.push('口令为 QINWU_DEMO_PASSWORD 的值 · the password is the value of QINWU_DEMO_PASSWORD');
  return { demo: { accounts: names.map((username) => ({ username })) }, lines };
}
