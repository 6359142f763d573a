import type { Page } from 'playwright-core';

/** Signs in on the sign-in page as a person does, and waits for what comes: the home page unless told. */
export async function signIn(page: Page, username: string, password: string, next: RegExp = /您好/): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: next }).waitFor();
}

/** Chooses in a picker that looks on the server: types, then takes the line of that name. */
export async function pick(page: Page, label: string, typed: string, name: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.click();
  await field.fill(typed);
  await page.locator('.qw-choices:visible .qw-choice > span:first-child').getByText(name, { exact: true }).first().click();
}

/** Chooses in a closed list by the word; a long list is narrowed by typing first. */
export async function choose(page: Page, label: string, word: string | RegExp, typed?: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.click();
  if (typed) await field.fill(typed);
  await page.locator('.ant-select-item-option:visible').getByText(word, { exact: true }).first().click();
}
