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

/** The first room over its limit of the unit administrator's own unit, as its case tells of it. */
interface Found {
  title: string;
  subjectLabel: string;
  figures: { actual: string; limit: string; over: string };
}

async function firstOverLimit(page: Page): Promise<Found> {
  const get = async (path: string) => (await page.context().request.get(`${city.url}/api${path}`)).json();
  const { items } = (await get('/cases?itemCode=N-OS-1&origin=rule&state=clue')) as { items: { id: string }[] };
  return (await get(`/cases/${items[0]?.id}`)) as Found;
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(city.password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
}

async function openCase(page: Page, title: string): Promise<void> {
  await page.goto(`${city.url}/cases?q=${encodeURIComponent(title)}`);
  await page.getByRole('link', { name: title }).first().click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

const state = (page: Page, word: string) => page.locator('.qw-page-beside', { hasText: word }).waitFor();
const drawer = (page: Page, name: string) => page.getByRole('dialog', { name });
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** The smallest picture there is: one white point. */
const photo = {
  name: '整改后.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==', 'base64'),
};

async function chooseMeasure(page: Page, form: ReturnType<typeof drawer>, name: string): Promise<void> {
  await form.getByLabel('整改措施').click();
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click();
  await page.keyboard.press('Escape');
}

journey(
  'a red alarm becomes a case: notified, answered on the phone, held against its rule, closed when the room is put right',
  async (trip) => {
    const inspector = await trip.open(city.url);
    trip.expectConsole(/401/);
    // A result without its measurement, a closing against the rule.
    trip.expectConsole(/400/);
    trip.expectConsole(/409/);
    await signIn(inspector, 'inspector');
    const unit = await trip.open(city.url, { size: 'phone' });
    await signIn(unit, 'unit-admin');
    const { title, subjectLabel, figures } = await firstOverLimit(unit);
    await openCase(inspector, title);
    const { over, actual, limit } = figures;
    const said = new RegExp(`超标\\s*${over} ㎡.*实际 ${actual} / 限额 ${limit} ㎡`);
    await expect.poll(() => inspector.locator('.qw-verdict').first().textContent()).toMatch(said);
    await trip.checkAccess(inspector);
    await act(inspector, '核实属实').click();
    await drawer(inspector, '核实属实').getByRole('button', { name: '核实属实' }).click();
    await state(inspector, '已核实');
    await act(inspector, '下发整改通知').click();
    const notice = drawer(inspector, '下发整改通知');
    await notice.getByLabel('整改要求').fill('三十日内调整座位或调换用房，报送复测结果。');
    await notice.getByRole('button', { name: '下发整改通知' }).click();
    await state(inspector, '已下发通知');
    await inspector.getByRole('tab', { name: '文书 1' }).click();
    await inspector.getByRole('link', { name: /整改通知书 督整改〔\d{4}〕\d+号/ }).click();
    const letter = inspector.locator('.cs-letter');
    await letter.getByText('三十日内调整座位或调换用房').waitFor();
    const printed = (await letter.textContent()) ?? '';
    for (const part of ['示范发展和改革局：', `实际 ${actual} ㎡`, `限额 ${limit} ㎡`, '示范机关事务管理局'])
      expect(printed).toContain(part);
    await trip.checkAccess(inspector);
    await trip.picture(inspector, 'letter');

    await openCase(unit, title);
    await act(unit, '回复通知').click();
    const reply = drawer(unit, '回复通知');
    await reply.getByLabel('情况说明').fill('已研究，两周内调换到小间。');
    await chooseMeasure(unit, reply, '腾退用房');
    await reply.getByRole('button', { name: '回复通知' }).click();
    await state(unit, '已回复');
    await act(unit, '提交整改结果').click();
    const result = drawer(unit, '提交整改结果');
    await result.getByLabel('情况说明').fill('隔断已安装，复测 17.90 平方米。');
    await result.locator('input[type=file]').setInputFiles(photo);
    await result.getByText('整改后.png').waitFor();
    await result.getByRole('button', { name: '提交整改结果' }).click();
    await result.getByText('该清单项须提交佐证：复测面积').waitFor();
    await result.getByLabel('复测面积').fill('17.90');
    await trip.checkAccess(unit);
    await result.getByRole('button', { name: '提交整改结果' }).click();
    await state(unit, '待复核');
    await trip.picture(unit, 'submitted');

    await openCase(inspector, title);
    await inspector.getByRole('button', { name: /整改后\.png/ }).waitFor();
    await act(inspector, '复核通过').click();
    const review = drawer(inspector, '复核通过');
    await review.getByLabel('理由').fill('照片显示已隔断。');
    await review.getByRole('button', { name: '复核通过' }).click();
    await state(inspector, '复核通过');
    // The register still says what it said: the rule speaks, and a careless closing is refused.
    await act(inspector, '销号').click();
    const closing = drawer(inspector, '销号');
    await closing.getByLabel('理由').fill('整改到位。');
    await closing.getByRole('button', { name: '销号' }).click();
    await closing
      .getByText(/规则复核仍不通过/)
      .first()
      .waitFor();
    await closing.getByRole('button', { name: '取消' }).click();

    // The ledger is corrected, and the case closes by itself.
    const path = (await inspector.getByRole('link', { name: subjectLabel, exact: true }).getAttribute('href')) as string;
    const room = `${city.url}/api${path}`;
    const { version } = (await (await unit.context().request.get(room)).json()) as { version: number };
    const changed = await unit.context().request.patch(room, { headers: { 'x-qinwu': '1' }, data: { usableAreaSqm: limit, version } });
    expect(changed.status()).toBe(200);
    await expect
      .poll(
        async () => {
          await inspector.reload();
          await inspector.getByRole('heading', { level: 1, name: title }).waitFor();
          return inspector.locator('.qw-page-beside').textContent();
        },
        { timeout: 30_000, interval: 1000 },
      )
      .toContain('已销号');
    await inspector
      .getByText(/规则复核通过自动销号/)
      .first()
      .waitFor();
  },
  180_000,
);

journey(
  'lights, lists and figures lead to the cases behind them',
  async (trip) => {
    const page = await trip.open(city.url);
    trip.expectConsole(/401/);
    await signIn(page, 'inspector');
    await page.goto(`${city.url}/cases`);
    await page.getByRole('button', { name: /红灯 · 超期/ }).click();
    await page.getByRole('link', { name: '会议室改作活动室' }).waitFor();
    await trip.checkAccess(page);
    await page.goto(`${city.url}/cases/statistics`);
    const table = page.locator('.cs-table');
    await table
      .getByRole('row', { name: /公务接待/ })
      .getByRole('link')
      .first()
      .click();
    await page.getByRole('link', { name: '工作餐中有酒水支出' }).waitFor();
    await page.goto(`${city.url}/cases/statistics?view=scores`);
    await page.getByRole('link', { name: '示范发展和改革局' }).waitFor();
    await trip.checkAccess(page);
    await page.goto(`${city.url}/cases/lists?polarity=negative`);
    await page.getByText('办公用房面积超过标准').waitFor();
    await trip.checkAccess(page);
    expect(await trip.layoutShift(page)).toBeLessThan(0.1);
  },
  90_000,
);
