import { afterAll, beforeAll, expect, inject } from 'vitest';
import { addDays, dayOf } from '#shared/time.ts';
import { journey } from '#testing/browser.ts';
import { type DemoCity, startDemoCity } from '#testing/demo-city.ts';
import { choose, pick, signIn } from '#testing/form-filling.ts';

let city: DemoCity;
beforeAll(async () => {
  city = await startDemoCity(inject('postgresUrl'));
}, 240_000);
afterAll(async () => {
  await city.stop();
});

const today = dayOf(new Date());

journey(
  'an officer walks the tree by keyboard, enters a person and transfers them',
  async (trip) => {
    const page = await trip.open(city.url);
    trip.expectConsole(/401/);
    await signIn(page, 'officer', city.password);
    await page.goto(`${city.url}/org/units`);
    const root = page.getByRole('row', { name: /常州市（示范）/ });
    const first = page.getByRole('row', { name: /^示范机关事务管理局/ });
    await first.waitFor();
    await trip.checkAccess(page);
    await root.focus();
    await page.keyboard.press('ArrowLeft');
    await first.waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await first.waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await first.evaluate((row) => row === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '示范机关事务管理局' }).waitFor();

    // The new person begins in this unit: the form knows it.
    await page.getByRole('button', { name: '录入人员' }).click();
    await page.getByRole('heading', { level: 1, name: '录入人员' }).waitFor();
    await page.getByText('示范机关事务管理局').first().waitFor();
    await page.getByRole('button', { name: '录入人员' }).click();
    await page.getByText('必填').first().waitFor();
    await page.getByLabel('姓名', { exact: true }).fill('示范新人');
    await page.getByLabel('工号', { exact: true }).fill('J-0001');
    await page.getByLabel('职务', { exact: true }).fill('科员');
    await choose(page, '职级', /局（处）级以下（M5）/, 'M5');
    const start = page.getByLabel('任职日期');
    await start.fill(addDays(today, -30));
    await start.press('Enter');
    await trip.checkAccess(page);
    await page.getByRole('button', { name: '录入人员' }).click();
    await page.getByRole('heading', { level: 1, name: '示范新人' }).waitFor();
    await page.getByRole('row', { name: /科员.*示范机关事务管理局.*主要职务.*在任/ }).waitFor();

    // A transfer says what follows before it is done.
    await page.getByRole('button', { name: '办理调动' }).click();
    await page.getByText('原办公用房应在一个月内腾退').waitFor();
    await pick(page, '调入单位', '示范教育局', '示范教育局');
    await page.getByLabel('职务', { exact: true }).fill('科长');
    await choose(page, '职级', /副局（处）级（M4）/, 'M4');
    const last = page.getByLabel('手续办结日（原职务最后一日）');
    await last.fill(addDays(today, -1));
    await last.press('Enter');
    await page.getByLabel('原因').fill('工作需要');
    await page.getByRole('button', { name: '办理调动' }).click();
    await page.getByRole('row', { name: /科长.*示范教育局.*主要职务.*在任/ }).waitFor();
    await page.getByRole('row', { name: /科员.*示范机关事务管理局.*调动/ }).waitFor();
    const history = page.getByRole('region', { name: '变更记录' });
    await history.getByText('登记调动').waitFor();
    await history.getByText('示范教育局').first().waitFor();
    await trip.checkAccess(page);
    expect(await trip.layoutShift(page)).toBeLessThan(0.05);
    await trip.picture(page, 'person');

    // A past day shows the tree of that day, and says so.
    await page.goto(`${city.url}/org/units?on=2015-06-01`);
    await page.getByText(/显示 2015年6月1日 的机构/).waitFor();
    await page.getByRole('row', { name: /^示范机关事务管理局/ }).waitFor();
  },
  120_000,
);

journey(
  'an administrator of a unit sees on the phone what is the unit’s, and is offered no more',
  async (trip) => {
    const page = await trip.open(city.url, { size: 'phone' });
    trip.expectConsole(/401/);
    await signIn(page, 'unit-admin', city.password);
    await page.goto(`${city.url}/org/people`);
    const cards = page.locator('.qw-card');
    await cards.first().waitFor();
    await trip.checkAccess(page);
    await trip.picture(page, 'people');
    await cards.first().getByRole('link').click();
    await page.getByRole('button', { name: '修改人员信息' }).waitFor();
    await page.getByRole('link', { name: '示范发展和改革局' }).first().click();
    await page.getByRole('heading', { level: 1, name: '示范发展和改革局' }).waitFor();
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '录入人员' }).waitFor();
    expect(await page.getByRole('menuitem', { name: '合并单位' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await trip.checkAccess(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    // What is not offered is also refused by its address.
    await page.goto(`${page.url().split('?')[0]}/merge`);
    await page.getByText('没有查看权限').waitFor();
  },
  90_000,
);
