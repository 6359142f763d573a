import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { type Journey, journey, type SIZES } from '#testing/browser.ts';
import { type DemoCity, startDemoCity } from '#testing/demo-city.ts';
import { signIn } from '#testing/form-filling.ts';

type Size = keyof typeof SIZES;

/** Six people work at once here, each in a browser of its own. */
const PATIENCE_MS = 30_000;

let city: DemoCity;
beforeAll(async () => {
  city = await startDemoCity(inject('postgresUrl'));
}, 300_000);
afterAll(async () => {
  await city.stop();
});

async function openAs(trip: Journey, username: string, size: Size): Promise<Page> {
  trip.expectConsole(/401/);
  const page = await trip.open(city.url, { size });
  page.setDefaultTimeout(PATIENCE_MS);
  await signIn(page, username, city.password);
  return page;
}

/** Asks the server as the page's person does, with the session of its browser. */
async function post(page: Page, path: string, data: object): Promise<{ id: string }> {
  const answer = await page.request.post(`${city.url}/api${path}`, { headers: { 'x-qinwu': '1' }, data });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}
const read = async (page: Page, path: string) => (await page.request.get(`${city.url}/api${path}`)).json();

/** An empty office in the building of the asking unit, entered by the officer for that unit. */
async function emptyOffice(officer: Page, staff: Page, code: string): Promise<void> {
  const { actor } = await read(staff, '/me');
  const { items } = await read(officer, '/office-space/buildings?q=CITY-L01');
  const building = await read(officer, `/office-space/buildings/${items[0].id}`);
  const place = { orgId: actor.units[0].id, buildingId: building.id, floorId: building.floors[0].id };
  await post(officer, '/office-space/rooms', { ...place, code, name: '腾空办公室', kind: 'office', usableAreaSqm: '35.20' });
}

/** Decides from the record's own page, at the desk beside the facts, on the phone from the bar at the bottom. */
async function decide(page: Page, size: Size, way: '同意' | '退回', opinion: string): Promise<void> {
  await page.getByRole('link', { name: '去办理' }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  if (size === 'phone') {
    await page.locator('.ap-bar').getByRole('button', { name: way, exact: true }).click();
    await page.getByLabel('意见', { exact: true }).fill(opinion);
    await page.getByRole('button', { name: `确认${way}` }).click();
  } else {
    await page.getByLabel('意见', { exact: true }).fill(opinion);
    await page.getByRole('region', { name: '我的意见' }).getByRole('button', { name: way, exact: true }).click();
    if (way === '退回') await page.getByRole('menuitem', { name: '退回申请人' }).click();
  }
  await page
    .getByText(way === '同意' ? '已同意' : '已退回')
    .first()
    .waitFor();
}

/** The act of a page: at hand, or on a phone behind 更多. */
async function act(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  await button.click();
}

const state = (page: Page, word: string) => page.locator('.qw-page-head .qw-status').filter({ hasText: word }).waitFor();

async function wayOfARequest(trip: Journey, size: Size): Promise<void> {
  const purpose = size === 'phone' ? '手机申请：新进四人办公' : '新进四人办公';
  const code = size === 'phone' ? 'J02' : 'J01';
  const [staff, officer] = [await openAs(trip, 'staff', size), await openAs(trip, 'officer', size)];
  await emptyOffice(officer, staff, code);

  // Staff asks, and sees limits and vacancies while typing.
  await staff.goto(`${city.url}/office-space/requests/new`);
  await staff.getByLabel('用途与理由').fill(purpose);
  await staff.getByLabel('申请面积').fill('45');
  await staff.getByLabel('局（处）级以下', { exact: true }).fill('4');
  await staff.getByText('超过使用人员面积标准').waitFor();
  await staff.getByLabel('申请面积').fill('36');
  await staff.getByText('在使用人员面积标准内').waitFor();
  await staff.getByText(/本级有 \d+ 间适合的空置用房/).waitFor();
  await staff.getByText(code, { exact: true }).first().waitFor();
  await trip.checkAccess(staff);
  await trip.picture(staff, `form-${size}`);
  await staff.getByRole('button', { name: '保存申请' }).click();
  await staff.getByRole('heading', { level: 1, name: purpose }).waitFor();
  await act(staff, '提交申请');
  await state(staff, '审批中');
  const address = new URL(staff.url()).pathname;

  // The unit's leader returns it; it is mended and sent again.
  const unitLeader = await openAs(trip, 'unit-leader', size);
  await unitLeader.goto(city.url + address);
  await decide(unitLeader, size, '退回', '请写明人员到岗时间');
  await staff.goto(city.url + address);
  await state(staff, '已退回');
  await staff.getByText('请写明人员到岗时间').first().waitFor();
  await staff.goto(`${city.url}${address}/edit`);
  await staff.getByLabel('用途与理由').fill(`${purpose}，下月到岗`);
  await staff.getByRole('button', { name: '保存申请' }).click();
  await staff.getByRole('heading', { level: 1, name: `${purpose}，下月到岗` }).waitFor();
  await act(staff, '提交申请');
  await state(staff, '审批中');

  // Leader and review approve; officer and leader of the administration counter-sign.
  await unitLeader.goto(city.url + address);
  await decide(unitLeader, size, '同意', '情况属实');
  await officer.goto(city.url + address);
  await decide(officer, size, '同意', '需求符合标准');
  await officer.goto(city.url + address);
  await decide(officer, size, '同意', '同意');
  const leader = await openAs(trip, 'leader', size);
  await leader.goto(city.url + address);
  await decide(leader, size, '同意', '同意');

  // Own stock is offered, taken, and the agreement signed.
  await officer.goto(city.url + address);
  await state(officer, '已批准');
  await trip.checkAccess(officer);
  await trip.picture(officer, `approved-${size}`);
  await officer.getByRole('checkbox', { name: new RegExp(`${code}$`) }).check();
  await officer.getByRole('button', { name: '提供所选用房（1）' }).click();
  await state(officer, '待接受');
  await officer.getByText('本单位内部解决').first().waitFor();
  const unitAdmin = await openAs(trip, 'unit-admin', size);
  await unitAdmin.goto(city.url + address);
  await act(unitAdmin, '接受用房');
  await state(unitAdmin, '待签协议');
  await officer.goto(city.url + address);
  await act(officer, '签订使用协议');
  const drawer = officer.getByRole('dialog');
  await drawer.getByLabel('使用单位代表').fill('张示范');
  await drawer.getByLabel('管理部门代表').fill('李示范');
  await drawer.getByRole('button', { name: '签订使用协议' }).click();
  await state(officer, '已签协议');

  // Both papers are there to be printed: A4, with number, room and signatures.
  await staff.goto(city.url + address);
  await staff.getByRole('link', { name: /^使用协议 .*用房协〔\d{4}〕\d+号$/ }).click();
  await staff.getByRole('heading', { level: 1, name: '办公用房使用协议' }).waitFor();
  await staff.getByText(`${code} 腾空办公室`).waitFor();
  await trip.checkAccess(staff);
  await trip.picture(staff, `agreement-${size}`);
  await staff.emulateMedia({ media: 'print' });
  expect(await staff.getByRole('button', { name: '打印使用协议' }).isVisible()).toBe(false);
  expect(await staff.locator('.osr-paper').isVisible()).toBe(true);
  if (size === 'desktop') expect(pagesOf(await staff.pdf({ preferCSSPageSize: true }))).toBe(1);
}

/** Sheets of a printed document. */
const pagesOf = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

async function rentIsRefused(trip: Journey, size: Size): Promise<void> {
  const page = await openAs(trip, 'officer', size);
  trip.expectConsole(/409/);
  const query = encodeURIComponent('内设机构调整用房');
  const { items } = await read(page, `/office-space/requests?q=${query}`);
  const address = `/office-space/requests/${items[0].id}`;
  const out = { reason: '现场查看均不适用', document: '示范用房函〔2026〕9号', on: items[0].submittedOn };
  // On the phone the ladder stands as the desk has left it.
  for (const mode of ['own-stock', 'reallocation']) await post(page, `${address}/ruled-out`, { ...out, mode });
  await page.goto(city.url + address);
  const ladder = page.locator('.osr-ladder');
  await ladder.getByText('现场查看均不适用').first().waitFor();
  const exchange = ladder.locator('li').filter({ hasText: '置换' });
  if (await exchange.getByRole('button', { name: '记录不可行' }).isVisible()) {
    await exchange.getByRole('button', { name: '记录不可行' }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('文件依据').fill(out.document);
    await drawer.getByLabel('原因').fill('没有可以置换的用房');
    await drawer.getByRole('button', { name: '记录不可行' }).click();
    await ladder.getByText('没有可以置换的用房').waitFor();
  }
  await ladder.locator('li').filter({ hasText: '租用' }).getByRole('button', { name: '启用此方式' }).click();
  await page.getByText(/尚有 \d+ 处空置用房适合（.+），不得租用/).waitFor();
  await trip.picture(page, `rent-refused-${size}`);
  await page.reload();
  // Nothing has changed: renting is still to be opened.
  await page.locator('.osr-ladder li').filter({ hasText: '租用' }).locator('.qw-status').filter({ hasText: '可启用' }).waitFor();
  await trip.checkAccess(page);
}

journey(
  'a request goes from the form to the printed agreement, through return and counter-signature',
  (trip) => wayOfARequest(trip, 'desktop'),
  400_000,
);
journey('the same on the phone', (trip) => wayOfARequest(trip, 'phone'), 400_000);
journey(
  'renting is refused while an idle room fits, at the desk and on the phone',
  async (trip) => {
    await rentIsRefused(trip, 'desktop');
    await rentIsRefused(trip, 'phone');
  },
  200_000,
);
