import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { type Journey, journey } from '#testing/browser.ts';
import { type DemoCity, startDemoCity } from '#testing/demo-city.ts';
import { choose, pick, signIn } from '#testing/form-filling.ts';

let city: DemoCity;
beforeAll(async () => {
  city = await startDemoCity(inject('postgresUrl'));
}, 240_000);
afterAll(async () => {
  await city.stop();
});

const NEW_PASSWORD = 'Journey-2026-own';

async function openAs(trip: Journey, username: string): Promise<Page> {
  const page = await trip.open(city.url);
  await signIn(page, username, city.password);
  return page;
}

/** Reads a secret that is shown once, and puts it away. */
async function keep(page: Page): Promise<string> {
  const secret = (await page.locator('.qw-secret code').textContent()) ?? '';
  await page.getByRole('button', { name: '我已保存' }).click();
  return secret;
}

journey(
  'three administrators share the work on one account: made, granted, used, barred, and read in the log',
  async (trip) => {
    trip.expectConsole(/401|409|423|403/);
    const system = await openAs(trip, 'sysadmin');
    await system.goto(`${city.url}/identity/accounts`);
    await system.getByRole('button', { name: '创建账号' }).click();
    // The list has columns of the same names as the form has fields.
    await system.getByRole('heading', { level: 1, name: '创建账号' }).waitFor();
    await system.getByLabel('账号', { exact: true }).fill('new-clerk');
    await system.getByLabel('姓名', { exact: true }).fill('示范新员');
    await pick(system, '单位', '示范教育局', '示范教育局');
    await trip.checkAccess(system);
    await system.getByRole('button', { name: '创建账号' }).click();
    await system.getByText('关闭后不能再次查看').waitFor();
    await trip.checkAccess(system);
    const first = await keep(system);
    expect(first.length).toBeGreaterThanOrEqual(8);
    await system.getByRole('heading', { level: 1, name: '示范新员' }).waitFor();
    const address = system.url();
    // Whoever makes accounts does not say what they may do.
    expect(await system.getByRole('button', { name: '授予角色' }).count()).toBe(0);

    const security = await openAs(trip, 'secadmin');
    await security.goto(address);
    await security.getByRole('button', { name: '授予角色' }).click();
    await choose(security, '角色', '工作人员');
    await security.getByText(/该角色含 \d+ 项权限/).waitFor();
    await security.getByRole('button', { name: '授予角色' }).click();
    await security.getByRole('row', { name: /工作人员.*示范教育局.*生效中/ }).waitFor();

    // What may not be together is said beside the form, and refused all the same.
    await security.getByRole('button', { name: '授予角色' }).click();
    await choose(security, '角色', '审计管理员');
    await security.getByText(/该账号已有“工作人员”.*三员分立/).waitFor();
    await choose(security, '范围', '全部单位');
    await trip.checkAccess(security);
    await security.getByRole('button', { name: '授予角色' }).click();
    await security
      .getByRole('alert')
      .getByText(/三员分立/)
      .waitFor();
    await trip.picture(security, 'duties');
    await security.getByRole('button', { name: '取消' }).click();
    await security.getByRole('button', { name: '离开' }).click();

    const person = await trip.open(city.url);
    await signIn(person, 'new-clerk', first, /请修改密码/);
    await person.getByLabel(/当前密码|原密码/).fill(first);
    await person.getByLabel('新密码', { exact: true }).fill(NEW_PASSWORD);
    await person.getByLabel('再次输入新密码').fill(NEW_PASSWORD);
    await person.getByRole('button', { name: '修改密码' }).click();
    await person.getByRole('heading', { level: 1, name: /示范新员/ }).waitFor();

    await security.getByRole('heading', { level: 1, name: '示范新员' }).waitFor();
    await security.getByRole('button', { name: '停用账号' }).click();
    const dialog = security.getByRole('dialog');
    await dialog.getByLabel('事由').fill('示范停用');
    await dialog.getByRole('button', { name: '停用账号' }).click();
    await security.getByText('已停用').first().waitFor();
    await person.goto(`${city.url}/me`);
    await person.getByRole('button', { name: '登录', exact: true }).waitFor();

    const auditor = await openAs(trip, 'auditor');
    await auditor.goto(`${city.url}/audit?subjectKind=identity.account`);
    await trip.checkAccess(auditor);
    await auditor.getByRole('button', { name: '停用账号' }).first().click();
    const entry = auditor.getByRole('dialog');
    await entry.getByText('链上位置（SM3）').waitFor();
    await entry.getByRole('row', { name: /状态.*正常.*已停用/ }).waitFor();
    await trip.checkAccess(auditor);
    await trip.picture(auditor, 'entry');
    // An entry has an address of its own.
    await auditor.reload();
    await entry.getByText('示范安全管理员').waitFor();
  },
  150_000,
);

journey(
  'a key is shown once, works with part of the rights, and is dead when revoked',
  async (trip) => {
    trip.expectConsole(/401/);
    const page = await openAs(trip, 'sysadmin');
    await page.goto(`${city.url}/identity/keys/new`);
    await page.getByLabel('名称', { exact: true }).fill('示范对接');
    await page.getByRole('checkbox', { name: '查看机构' }).check();
    await trip.checkAccess(page);
    await page.getByRole('button', { name: '创建密钥' }).click();
    await page.getByText('密钥已创建').waitFor();
    const key = await keep(page);
    const ask = (path: string) => fetch(`${city.url}/api${path}`, { headers: { authorization: `Bearer ${key}` } });
    expect((await ask('/org/units')).status).toBe(200);
    expect((await ask('/identity/accounts')).status).toBe(403);

    await page
      .getByRole('row', { name: /示范对接/ })
      .getByRole('button', { name: '吊销' })
      .click();
    await page.getByRole('dialog').getByRole('button', { name: '吊销' }).click();
    await page.getByRole('row', { name: /示范对接.*已吊销/ }).waitFor();
    expect((await ask('/org/units')).status).toBe(401);

    // The reference draws itself under the policy of the server, from nothing but this server.
    await page.goto(`${city.url}/reference/`);
    await page.getByRole('heading', { name: 'Qinwu' }).first().waitFor();
  },
  90_000,
);
