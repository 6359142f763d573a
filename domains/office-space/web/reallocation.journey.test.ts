import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { journey } from '#testing/browser.ts';
import { type DemoCity, startDemoCity } from '#testing/demo-city.ts';

let city: DemoCity;
beforeAll(async () => {
  city = await startDemoCity(inject('postgresUrl'));
}, 240_000);
afterAll(async () => {
  await city.stop();
});

async function buildingId(page: Page): Promise<string> {
  await page.goto(`${city.url}/office-space/buildings?q=CITY-L01`);
  const link = page.getByRole('link', { name: '示范第一院区1号楼', exact: true });
  return (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
}

journey(
  'an officer computes the best re-allocation, accepts it and carries it out',
  async (trip) => {
    const page = await trip.open(city.url);
    trip.expectConsole(/401/);
    await city.signIn(page, 'officer');
    await page.goto(`${city.url}/office-space/reallocations/new?buildingId=${await buildingId(page)}`);
    await page.getByLabel('名称').fill('示范一号楼调配');
    await page.getByRole('button', { name: '开始测算' }).click();
    await page.getByRole('heading', { level: 1, name: '示范一号楼调配' }).waitFor({ timeout: 60_000 });
    await page.getByText('已证明最优').first().waitFor();
    await trip.checkAccess(page);
    await page.getByRole('tab', { name: '调整前后' }).click();
    await page.getByRole('region', { name: '调整前后' }).locator('.os-two').first().waitFor();
    await trip.checkAccess(page);
    await page.getByRole('tab', { name: '约束与目标' }).click();
    await page.getByText('每人只有一处办公室').waitFor();
    await page.getByRole('tab', { name: /^搬迁/ }).click();
    await page.getByRole('button', { name: '采纳方案' }).click();
    await page.getByLabel('搬迁日期').fill('2027-01-04');
    await page.keyboard.press('Enter');
    await page.getByLabel('文件依据').fill('示范用房〔2026〕9号');
    await page.getByRole('dialog').getByRole('button', { name: '采纳方案' }).click();
    await page
      .getByText(/用房搬〔\d+〕\d+号/)
      .first()
      .waitFor();
    await trip.checkAccess(page);
    await page.getByRole('button', { name: '执行搬迁单' }).click();
    await page.getByText('已完成').first().waitFor();
    expect(await page.getByText('未搬').count()).toBe(0);
    await trip.picture(page, 'move-order');
  },
  180_000,
);

journey(
  'an officer draws a floor, binds a room to a shape and opens it from there',
  async (trip) => {
    const page = await trip.open(city.url);
    trip.expectConsole(/401/);
    await city.signIn(page, 'officer');
    await page.goto(`${city.url}/office-space/buildings/${await buildingId(page)}`);
    await page.getByRole('region', { name: '叠层图' }).getByRole('link', { name: '3层', exact: true }).first().click();
    await page.getByRole('heading', { level: 1, name: '楼层平面图' }).waitFor();
    await page
      .getByRole('link', { name: '绘制平面图' })
      .or(page.getByRole('button', { name: '绘制平面图' }))
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: '绘制平面图' }).waitFor();
    await page.getByRole('button', { name: '矩形' }).click();
    await page.getByText('1 个图形').waitFor();
    await trip.checkAccess(page);
    await page.getByRole('button', { name: '保存平面图' }).click();
    await page.getByText('手工绘制').waitFor();
    await page.getByRole('button', { name: '关联房间' }).click();
    await page.locator('.os-shape-room').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '保存关联' }).click();
    await page.getByText('已关联 1 间').waitFor();
    await trip.checkAccess(page);
    const shape = page.locator('.os-shape-room').first();
    const said = (await shape.getAttribute('aria-label')) ?? '';
    await shape.focus();
    await page.keyboard.press('Enter');
    const code = /\S+ (\S+) ·/.exec(said)?.[1] ?? '';
    await page.getByRole('heading', { level: 1, name: new RegExp(`示范第一院区1号楼 ${code}$`) }).waitFor();
    await trip.picture(page, 'floor-plan');
  },
  120_000,
);
