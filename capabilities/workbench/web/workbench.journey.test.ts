import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { type Journey, journey, type OpenOptions } from '#testing/browser.ts';
import { type DemoCity, startDemoCity } from '#testing/demo-city.ts';
import { pick, signIn } from '#testing/form-filling.ts';

let city: DemoCity;
beforeAll(async () => {
  city = await startDemoCity(inject('postgresUrl'));
}, 240_000);
afterAll(async () => {
  await city.stop();
});

async function openAs(trip: Journey, username: string, options: OpenOptions = {}): Promise<Page> {
  // Nobody is known before signing in.
  trip.expectConsole(/401/);
  const page = await trip.open(city.url, options);
  await signIn(page, username, city.password);
  return page;
}

/** What the top bar says waits for the reader. */
const todoOf = async (page: Page): Promise<number> => {
  const name = await page.locator('.qw-shell-todo').getAttribute('aria-label');
  return Number(/\d+/.exec(name ?? '')?.[0] ?? Number.NaN);
};

journey(
  'what waits is found from the home page, approved from the list, and shows at once with whoever is next',
  async (trip) => {
    const officer = await openAs(trip, 'officer');
    await officer.getByRole('link', { name: /^待办 \d+ 件$/ }).waitFor();
    const before = await todoOf(officer);
    expect(before).toBeGreaterThan(0);
    // Each figure opens the list that makes it.
    await officer.locator('.qw-counter', { hasText: '本月已办' }).click();
    await officer.getByRole('link', { name: '已办', exact: true, includeHidden: false }).waitFor();
    expect(officer.url()).toContain('box=done');
    await officer.goto(`${city.url}/workbench`);
    await officer.locator('.wb-group').first().waitFor();
    await trip.checkAccess(officer);
    expect(await trip.layoutShift(officer)).toBeLessThan(0.1);

    const leader = await openAs(trip, 'unit-leader', { size: 'phone' });
    await leader.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: /待办/ }).click();
    await leader.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await trip.checkAccess(leader);
    await leader.getByRole('button', { name: '同意', exact: true }).first().click();
    await leader.getByText('将以您的名义同意').waitFor();
    await leader.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
    await leader.getByText('已同意 1 件').waitFor();
    // The other page is not touched: it hears of it.
    await officer.getByRole('link', { name: `待办 ${before + 1} 件` }).waitFor();
    await officer.locator('.wb-mark').first().waitFor();
    await officer.locator('.wb-group', { hasText: '用房申请' }).click();
    expect(officer.url()).toContain('subject=office-space.request');
    // Opened is no longer new.
    const unseen = await officer.locator('.wb-mark').count();
    await officer.locator('.wb-new').first().click();
    await officer.getByRole('heading', { level: 1 }).waitFor();
    await officer.goBack();
    await officer.locator('.wb-group').first().waitFor();
    await expect.poll(() => officer.locator('.wb-mark').count()).toBe(unseen - 1);
  },
  120_000,
);

journey(
  'a colleague acts during leave, ended early; the choice of channels and the set of columns go with the account',
  async (trip) => {
    const officer = await openAs(trip, 'officer');
    await officer.goto(`${city.url}/workbench/covers`);
    await officer.getByRole('button', { name: '设置代理' }).click();
    await pick(officer, '代理人', '示范领导', '示范领导');
    await officer.getByLabel('事由', { exact: true }).fill('年休假');
    await trip.checkAccess(officer);
    await officer.getByRole('button', { name: '设置代理' }).click();
    await officer.getByRole('row', { name: /示范领导.*代理中/ }).waitFor();
    await trip.checkAccess(officer);
    await officer.getByRole('button', { name: '结束代理' }).click();
    await officer.getByRole('dialog').getByRole('button', { name: '结束代理' }).click();
    await officer.getByRole('row', { name: /示范领导.*已提前结束/ }).waitFor();

    await officer.goto(`${city.url}/notifications/channels`);
    const all = officer.getByLabel('全部事项（未单独选择的） 平台内', { exact: true });
    await all.uncheck();
    await officer.getByText('已保存').first().waitFor();
    await trip.checkAccess(officer);
    await officer.reload();
    expect(await officer.getByLabel('用房申请 平台内', { exact: true }).isChecked()).toBe(false);

    await officer.goto(`${city.url}/workbench?box=done`);
    await officer.getByRole('columnheader', { name: '办结时间' }).waitFor();
    const kept = officer.waitForResponse((reply) => reply.url().endsWith('/account/preferences') && reply.request().method() === 'PUT');
    await officer.getByRole('button', { name: '列设置' }).click();
    await officer.getByRole('checkbox', { name: '办结时间' }).uncheck();
    await officer.getByRole('columnheader', { name: '办结时间' }).waitFor({ state: 'detached' });
    await kept;
    const elsewhere = await openAs(trip, 'officer');
    await elsewhere.goto(`${city.url}/workbench?box=done`);
    await elsewhere.getByRole('columnheader', { name: '事项', exact: true }).waitFor();
    expect(await elsewhere.getByRole('columnheader', { name: '办结时间' }).count()).toBe(0);
  },
  120_000,
);
