import { utils, write } from '@e965/xlsx';
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

/** What the reader sees is there; `textContent` of the first match. */
const textOf = async (page: Page, selector: string): Promise<string> => (await page.locator(selector).first().textContent()) ?? '';

/** A register as an agency keeps it: a title above, full-width digits, a dash for an area nobody knows, a kind that does not exist. */
function roomsFile(): Buffer {
  const sheet = utils.aoa_to_sheet([
    ['示范第一院区办公用房台账'],
    ['建筑编号', '房间号', '楼层', '用房性质', '使用面积（平方米）', '使用单位'],
    ['CITY-L01', '９０１', '7', '办公室', '２４.５０', '示范发展和改革局'],
    ['CITY-L01', '902', '7', '办公室', '—', '示范发展和改革局'],
    ['CITY-L01', '903', '7', '游泳池', '12.50', '示范发展和改革局'],
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '房间');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

journey(
  'an officer goes from a building over its plan to a room and its verdict',
  async (trip) => {
    const page = await trip.open(city.url);
    trip.expectConsole(/401/);
    await city.signIn(page, 'officer');
    await page.goto(`${city.url}/office-space/buildings?q=CITY-L01`);
    await page.getByRole('link', { name: '示范第一院区1号楼', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '示范第一院区1号楼' }).waitFor();
    const plan = page.getByRole('region', { name: '叠层图' });
    await plan.getByText('核查结论').click();
    const blocks = plan.locator('.os-block');
    // Every room of the register is a block, and a block is as wide as its room.
    await expect.poll(async () => page.getByRole('tab', { name: `房间 ${await blocks.count()}` }).count()).toBe(1);
    const over = plan.getByRole('link', { name: /^[▲■] 192 ·/ });
    const beside = plan.getByRole('link', { name: /^. 191 ·/ });
    const [narrow, wide] = [await over.boundingBox(), await beside.boundingBox()];
    expect((wide?.width ?? 0) / (narrow?.width ?? 1)).toBeCloseTo(24 / 18.6, 1);
    await trip.checkAccess(page);
    expect(await trip.layoutShift(page)).toBeLessThan(0.05);

    // By keyboard alone: into the plan, along the floor, and open.
    await beside.focus();
    await page.keyboard.press('ArrowRight');
    expect(await over.evaluate((block) => block === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '示范第一院区1号楼 192' }).waitFor();
    expect(await textOf(page, '.qw-verdict')).toMatch(/超标 0\.60 ㎡（3\.33%）.*实际 18\.60 \/ 限额 18\.00.*2674号/);
    await page.getByRole('button', { name: '计算过程' }).click();
    expect(await textOf(page, '.qw-verdict-steps')).toContain('实际 18.60 − 限额 18.00 = 超出 0.60 ㎡');
    await trip.checkAccess(page);
    await trip.picture(page, 'room');
  },
  90_000,
);

journey(
  'the what-if calculator answers while posts are entered, each step with its clause',
  async (trip) => {
    const page = await trip.open(city.url);
    trip.expectConsole(/401/);
    await city.signIn(page, 'officer');
    await page.goto(`${city.url}/office-space/limits?level=M&posts=M3.1,M4.4,M5.145`);
    const answer = page.locator('.os-leading');
    await answer.getByText('2,835.09').waitFor();
    await answer.getByText('4,361.68').waitFor();
    await page.getByText('高层', { exact: true }).click();
    await answer.getByText('4,725.15').waitFor();
    await page.getByLabel(/^局（处）级以下/).fill('312');
    await page.getByLabel(/^正局（处）级/).fill('2');
    await page.getByLabel(/^副局（处）级/).fill('6');
    await answer.getByText('5,602.60').waitFor();
    expect(await textOf(page, '.os-sums')).toContain('2674号');
    await trip.checkAccess(page);
    // The question lives in the address: a colleague sees the same figures.
    await expect.poll(() => page.url()).toContain('M5.312');
    await page.reload();
    await answer.getByText('5,602.60').waitFor();
  },
  90_000,
);

journey(
  'an import shows what each row would do, learns a column, and stores the right rows',
  async (trip) => {
    const page = await trip.open(city.url);
    trip.expectConsole(/401/);
    await city.signIn(page, 'officer');
    await page.goto(`${city.url}/office-space/imports?kind=rooms`);
    const file = { name: '台账.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: roomsFile() };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('缺少必需的列“用房类型”').waitFor();
    await page.getByRole('combobox', { name: '“用房性质”对应的项目' }).click();
    await page.locator('.ant-select-item-option').getByText('用房类型', { exact: true }).click();
    await page.getByText('共 3 行').waitFor();
    expect(await textOf(page, '.os-counts')).toMatch(/新增 2.*更新 0.*无变化 0.*有误 1/);
    await page.getByText('“游泳池”不在可选值之内').waitFor();
    expect(await page.getByRole('button', { name: '开始导入' }).isDisabled()).toBe(true);
    await page.evaluate(() => scrollTo(0, 0));
    await trip.checkAccess(page);
    await trip.picture(page, 'dry-run');
    await page.getByRole('radio', { name: '仅入库正确行' }).check();
    await page.getByRole('button', { name: '开始导入' }).click();
    await page.getByText('共 3 行：新增 2、更新 0、无变化 0、有误 1').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: '下载结果文件' }).waitFor();
    await page.goto(`${city.url}/office-space/rooms?q=901`);
    await page.getByRole('link', { name: '901', exact: true }).waitFor();
    await page.goto(`${city.url}/office-space/rooms?q=902`);
    await page.getByRole('link', { name: '902', exact: true }).click();
    // An area nobody knows is missing and not nothing.
    await page.getByRole('heading', { level: 1, name: '示范第一院区1号楼 902' }).waitFor();
    expect(await textOf(page, '.qw-facts')).toMatch(/使用面积—/);
  },
  90_000,
);

journey(
  'staff see their own unit and no more, on the phone as well',
  async (trip) => {
    for (const size of ['desktop', 'phone'] as const) {
      const page = await trip.open(city.url, { size });
      trip.expectConsole(/401/);
      await city.signIn(page, 'staff');
      await page.goto(`${city.url}/office-space/rooms`);
      await page.getByText(/^共 \d\d 条$/).waitFor();
      const units = await page.evaluate(async () => {
        const answer = await fetch('/api/office-space/rooms?pageSize=200');
        const { items } = (await answer.json()) as { items: { orgName: string }[] };
        return [...new Set(items.map((room) => room.orgName))];
      });
      expect(units).toEqual(['示范发展和改革局']);
      expect(await page.getByRole('button', { name: '登记房间' }).count()).toBe(0);
      await trip.checkAccess(page);
      await page.goto(`${city.url}/office-space/alarms`);
      await page.getByText('没有查看权限').waitFor();
      await page.goto(`${city.url}/office-space`);
      await page.getByRole('heading', { level: 1, name: '用房概况' }).waitFor();
      expect(await page.getByText('红色预警').count()).toBe(0);
      await trip.checkAccess(page);
      expect(await trip.layoutShift(page)).toBeLessThan(0.05);
      await trip.picture(page, `staff-${size}`);
    }
  },
  90_000,
);
