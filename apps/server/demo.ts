import { randomBytes } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';
import { createAccount, grantRole } from '#kernel/identity/server/public.ts';
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
  person?: string;
}[] = [
  { username: 'staff', name: '示范职工', role: 'staff', unit: 'city/1', reach: 'unit' },
  { username: 'unit-admin', name: '示范单位管理员', role: 'unit-admin', unit: 'city/1', reach: 'subtree' },
  { username: 'officer', name: '示范办公用房主管', role: 'officer', unit: null, reach: 'all', line: 'office-space' },
  { username: 'leader', name: '示范领导', role: 'leader', unit: null, reach: 'all' },
  { username: 'inspector', name: '示范督查员', role: 'inspector', unit: null, reach: 'all' },
  { username: 'sysadmin', name: '示范系统管理员', role: 'sysadmin', unit: null, reach: 'all' },
  { username: 'secadmin', name: '示范安全管理员', role: 'secadmin', unit: null, reach: 'all' },
  { username: 'auditor', name: '示范审计管理员', role: 'auditor', unit: null, reach: 'all' },
];

async function makeAccounts(ctx: Ctx, city: City, password: string): Promise<void> {
  const reform = city.plan.units.find((u) => u.key === 'city/1');
  const person = reform?.people.filter((p) => !p.leads)[3];
  for (const a of accounts) {
    const home = city.units.get(a.unit ?? 'city/0') as string;
    const account = await createAccount(ctx, {
      username: a.username,
      displayName: a.name,
      unitId: home,
      password,
      mustChangePassword: false,
      ...(a.username === 'staff' && person ? { personId: city.people.get(person.key) as string } : {}),
    });
    await grantRole(ctx, { accountId: account.id, role: a.role, line: a.line ?? null, unitId: a.unit ? home : null, reach: a.reach });
  }
}

/** Loads the demonstration city into an empty installation and makes its accounts. */
export async function loadDemo(footing: Footing, options: { size: DemoSizeName; say: (line: string) => void }): Promise<string> {
  const given = footing.config.QINWU_DEMO_PASSWORD;
  const password = given ?? `Demo-${randomBytes(6).toString('base64url')}7`;
  await beforeServing(footing, async (run) => {
    const city = await loadCity(run, { city: footing.config.QINWU_CITY, ...options });
    await run((ctx) => makeAccounts(ctx, city, password));
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
