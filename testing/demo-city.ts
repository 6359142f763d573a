import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildWeb } from '#apps/server/build-web.ts';
import { readConfig } from '#apps/server/config.ts';
import { prepare } from '#apps/server/demo.ts';
import { standUp } from '#apps/server/process.ts';
import { serve } from '#apps/server/serve.ts';
import { cloneDatabase } from './app.ts';

export interface DemoCity {
  readonly url: string;
  /** Of every demonstration account. */
  readonly password: string;
  /** Signs in on the page that is open, and waits for home. */
  signIn(page: Page, username: string): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = 'Demo-2026-journey';

/** The whole product as a person meets it: the built browser application and the demonstration city, on a database of its own. */
export async function startDemoCity(serverUrl: string): Promise<DemoCity> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-city-'));
  const quiet = () => {};
  const config = readConfig({
    DATABASE_URL: await cloneDatabase(serverUrl),
    QINWU_DATA: dataDir,
    QINWU_PORT: '0',
    QINWU_DEMO_PASSWORD: PASSWORD,
    QINWU_RATE_LIMIT: '100000',
  });
  await buildWeb();
  const footing = await standUp(config, quiet);
  const { demo } = await prepare(footing, { wantsDemo: true, say: quiet });
  const running = await serve(footing, { demo, log: false });
  return {
    url: running.url,
    password: PASSWORD,
    async signIn(page, username) {
      await page.getByLabel('用户名').fill(username);
      await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor();
    },
    async stop() {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
