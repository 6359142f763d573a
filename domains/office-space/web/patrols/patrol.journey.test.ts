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

/** Rooms of all members; the switch stands there only when some of them, not all, are the reader's. */
async function showAll(page: Page): Promise<void> {
  const all = page.getByText(/^全部 12/);
  if (await all.isVisible()) await all.click();
}

// The smallest picture there is, as a camera would hand one over.
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

journey(
  'an inspector walks a patrol without a network; what was entered survives a reload and arrives once',
  async (trip) => {
    const page = await trip.open(city.url, { size: 'phone' });
    trip.expectConsole(/401|ERR_INTERNET_DISCONNECTED|Failed to fetch/);
    await city.signIn(page, 'inspector');
    await page.goto(`${city.url}/office-space/patrols`);
    await page
      .getByRole('link', { name: /下半年办公用房专项巡检|用房巡〔\d+〕2号/ })
      .first()
      .click();
    await page.getByText('去现场', { exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '现场巡检' }).waitFor();
    const cards = page.locator('.os-walk-card');
    await cards.first().waitFor();
    await showAll(page);
    await expect.poll(() => cards.count()).toBe(12);
    await trip.checkAccess(page);

    const context = page.context();
    await context.setOffline(true);
    const card = cards.filter({ hasText: '待巡检' }).last();
    const name = (await card.locator('strong').textContent()) ?? '';
    await card.click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel(/实测面积/).fill('99.5');
    await sheet.locator('input[type=file]').setInputFiles({ name: 'door.png', mimeType: 'image/png', buffer: PIXEL });
    await sheet.getByRole('img', { name: '1.jpg' }).waitFor();
    await trip.picture(page, 'sheet');
    await sheet.getByRole('button', { name: '提交现场情况' }).click();
    await page.getByText('待上传 1').waitFor();

    await page.reload();
    await page.getByText('待上传 1').waitFor();
    await page.getByText(/本机保存于/).waitFor();
    await context.setOffline(false);
    await page.getByText('待上传 1').waitFor({ state: 'detached', timeout: 45_000 });
    await showAll(page);
    await expect.poll(() => cards.filter({ hasText: name }).textContent()).toContain('已上报');
    await trip.picture(page, 'walk');
  },
  150_000,
);

journey(
  'a draw can be replayed, and a deviation leads to its room',
  async (trip) => {
    const page = await trip.open(city.url);
    trip.expectConsole(/401/);
    await city.signIn(page, 'officer');
    await page.goto(`${city.url}/office-space/patrols`);
    await page
      .getByRole('link', { name: /用房巡〔\d+〕1号/ })
      .first()
      .click();
    await page.getByRole('tab', { name: '随机抽取' }).click();
    await page.getByRole('button', { name: '按种子重抽' }).click();
    await page.getByText(/重抽结果与当时完全一致/).waitFor();
    await page.getByRole('tab', { name: '房间 6' }).click();
    await page.getByText('面积与台账不符').first().waitFor();
    await trip.checkAccess(page);
    await trip.picture(page, 'patrol');
  },
  90_000,
);
