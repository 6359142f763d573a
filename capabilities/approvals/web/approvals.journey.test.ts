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

async function openAs(trip: Journey, username: string, size: 'desktop' | 'phone' = 'desktop'): Promise<Page> {
  trip.expectConsole(/401/);
  const page = await trip.open(city.url, { size });
  await signIn(page, username, city.password);
  return page;
}

/** Asks the server as the page's person does, with the session of its browser. */
async function post(page: Page, path: string, data: object = {}): Promise<Record<string, string>> {
  const response = await page.request.post(`${city.url}/api${path}`, { headers: { 'x-qinwu': '1' }, data });
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
  return response.json();
}

/** A request for space of the staff member's own unit, submitted; answers the id of its flow. */
async function submitRequest(staff: Page, purpose: string): Promise<string> {
  const me = await (await staff.request.get(`${city.url}/api/me`)).json();
  const orgId = me.actor.units[0].id as string;
  const asked = { orgId, purpose, kind: 'office', wantedSqm: '17.00', ranks: { M5: 2 } };
  const { id = '' } = await post(staff, '/office-space/requests', asked);
  await post(staff, `/office-space/requests/${id}/submit`);
  const { flow } = await (await staff.request.get(`${city.url}/api/approvals/records/office-space.request/${id}`)).json();
  return flow.flowId as string;
}

const FLOW = '/approvals/flows/office-space.disposal';

journey(
  'an administrator changes who decides a step, is told what is wrong, tries it out and publishes',
  async (trip) => {
    const page = await openAs(trip, 'officer');
    await page.goto(`${city.url}${FLOW}`);
    await page.locator('.djs-palette').waitFor();
    // The mark of bpmn.io is seen, as its licence asks.
    expect(await page.locator('.bjs-powered-by').isVisible()).toBe(true);
    await trip.checkAccess(page);

    // A step without a decider is a finding that leads to its element.
    const steps = page.locator('[data-element-id] .djs-visual').locator('xpath=..');
    expect(await steps.count()).toBeGreaterThan(3);
    await page.getByLabel('元素', { exact: true }).click();
    await page
      .locator('.ant-select-item-option:visible')
      .getByText(/（审批环节）/)
      .first()
      .click();
    const name = await page.getByLabel('名称', { exact: true }).inputValue();
    await page.getByRole('tabpanel', { name: '属性' }).getByRole('button', { name: '审批环节', exact: true }).click();
    await page.getByText('必须指定办理人').waitFor();
    await page.getByLabel('名称', { exact: true }).fill('示范复核');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '检查', exact: true }).click();
    await page.getByText(/有 \d+ 处错误，改正后才能发布/).waitFor();
    await page.getByRole('tab', { name: /检查结果/ }).click();
    await page
      .getByRole('button', { name: /^示范复核：/ })
      .first()
      .click();
    await page.getByText('示范复核（审批环节）', { exact: true }).waitFor();
    await trip.checkAccess(page);
    await trip.picture(page, 'wrong');

    // Taken back, it is as it was; then the decider of the step that was there is changed.
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => page.getByRole('button', { name: '撤销' }).isDisabled()).toBe(true);
    await page.getByLabel('元素', { exact: true }).click();
    await page.locator('.ant-select-item-option:visible').getByText(`${name}（审批环节）`, { exact: true }).click();
    await choose(page, '办理人', '角色');
    await choose(page, '角色', '主管人员（业务条线）');
    await choose(page, '所在单位', '机关事务管理部门');
    await page.getByLabel('办理时限', { exact: true }).fill('12');
    await page.keyboard.press('Enter');

    // Leaving asks, because nothing is saved yet.
    await page.getByRole('link', { name: '首页', exact: true }).first().click();
    await page.getByText('流程的修改还没有保存为草稿').waitFor();
    await page.getByRole('button', { name: '继续填写' }).click();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText('草稿已保存').waitFor();

    await page.getByRole('tab', { name: '试运行' }).click();
    await choose(page, '处置方式', '拍卖');
    await page.getByLabel(/^面积/).fill('120');
    await page.getByLabel(/^评估价/).fill('900000');
    await pick(page, '申请单位', '示范教育局', '示范教育局');
    await page.getByRole('button', { name: '试运行', exact: true }).click();
    const answer = page.getByRole('status').filter({ hasText: '试运行结果' });
    await answer.getByRole('button', { name, exact: true }).waitFor();
    await answer.getByText('示范办公用房主管').first().waitFor();
    expect(await page.locator('.ap-taken').count()).toBeGreaterThan(1);
    await trip.checkAccess(page);
    await trip.picture(page, 'test-run');

    await page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('版本说明').fill('示范：改由主管人员审核');
    await trip.checkAccess(page);
    await dialog.getByRole('button', { name: '发布' }).click();
    await page.getByText('新版本已发布').waitFor();
    await page.getByRole('tab', { name: '版本' }).click();
    await page.getByText('示范：改由主管人员审核').waitFor();

    // The former version shows what changed.
    await page.getByRole('button', { name: '第 1 版', exact: true }).click();
    const former = page.getByRole('dialog');
    await former.getByText(`修改 ${name}`).waitFor();
    await former.getByText(/办理时限: .* → 12/).waitFor();
    await trip.checkAccess(page);
    await trip.picture(page, 'compared');
  },
  150_000,
);

journey(
  'a matter is approved once however often the button is pressed; who comes late is told kindly; the form prints',
  async (trip) => {
    const staff = await openAs(trip, 'staff');
    const flowId = await submitRequest(staff, '示范处室新增两人，现有办公室不足');
    const page = await openAs(trip, 'unit-leader');
    await page.goto(`${city.url}/approvals/${flowId}`);
    await page.getByRole('heading', { level: 1, name: '示范处室新增两人，现有办公室不足' }).waitFor();
    await page.getByRole('region', { name: '我的意见' }).waitFor();
    await page.locator('.ap-badge-current').waitFor();
    await trip.checkAccess(page);
    expect(await trip.layoutShift(page)).toBeLessThan(0.05);
    await trip.picture(page, 'decision');

    // Another window of the same person, opened before the decision.
    const late = await page.context().newPage();
    await late.goto(`${city.url}/approvals/${flowId}`);
    await late.getByRole('region', { name: '我的意见' }).waitFor();

    // A reason is asked for; then it goes through once, however often the button is pressed.
    await page.getByRole('button', { name: '不同意', exact: true }).click();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('button', { name: '情况属实，同意。' }).click();
    await page.getByRole('button', { name: '同意', exact: true }).dblclick();
    await page.getByText('已同意').first().waitFor();
    await page.getByRole('region', { name: '流转记录' }).getByText('情况属实，同意。').waitFor();
    expect(await page.getByRole('region', { name: '流转记录' }).getByText('情况属实，同意。').count()).toBe(1);

    trip.expectConsole(/409/);
    await late.getByRole('button', { name: '同意', exact: true }).click();
    await late.getByText('页面已刷新，显示的是最新进度。').waitFor();

    await page.goto(`${city.url}/approvals/${flowId}/print`);
    await page.getByText('示范职工').first().waitFor();
    await page.getByText('核查结论').waitFor();
    await trip.checkAccess(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.qw-shell-top').isVisible()).toBe(false);
    expect(await page.locator('.ap-paper').isVisible()).toBe(true);
    await trip.picture(page, 'paper');
  },
  120_000,
);

journey(
  'on a phone one big button decides, within reach of the thumb',
  async (trip) => {
    const staff = await openAs(trip, 'staff');
    const flowId = await submitRequest(staff, '示范处室手机办理');
    const page = await openAs(trip, 'unit-leader', 'phone');
    await page.goto(`${city.url}/approvals/${flowId}`);
    const main = page.locator('.ap-bar').getByRole('button', { name: '同意', exact: true });
    await main.waitFor();
    const box = await main.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await trip.checkAccess(page);
    await page.locator('.ap-bar').getByRole('button', { name: '退回' }).tap();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: '确认退回' }).tap();
    await sheet.getByRole('alert').waitFor();
    await sheet.getByRole('button', { name: '材料不全，请补充。' }).tap();
    await trip.checkAccess(page);
    await trip.picture(page, 'return');
    await sheet.getByRole('button', { name: '确认退回' }).tap();
    await page.getByText('已退回').first().waitFor();
    await page.getByText('待 示范职工 修改后重新提交').waitFor();
    await staff.goto(`${city.url}/approvals/${flowId}`);
    await staff.getByText('材料不全，请补充。').waitFor();
  },
  120_000,
);

journey(
  'a decision made without a network waits on the phone and is made once',
  async (trip) => {
    trip.expectConsole(/ERR_INTERNET_DISCONNECTED|401/);
    const staff = await openAs(trip, 'staff');
    const flowId = await submitRequest(staff, '示范处室离线办理');
    const page = await openAs(trip, 'unit-leader', 'phone');
    await page.goto(`${city.url}/approvals/${flowId}`);
    const main = page.locator('.ap-bar').getByRole('button', { name: '同意', exact: true });
    await main.waitFor();
    await page.context().setOffline(true);
    await main.tap();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: /同意/ }).last().tap();
    await page.getByText('待上传 1').waitFor();
    await page.context().setOffline(false);
    await page.getByText('待上传 1').waitFor({ state: 'detached', timeout: 45_000 });
    await staff.goto(`${city.url}/approvals/${flowId}`);
    await staff.getByText('同意').first().waitFor();
  },
  120_000,
);
