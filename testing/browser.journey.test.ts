import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { journey, Trip } from './browser.ts';

const page = (body: string, head = '<html lang="zh-CN">') =>
  `<!doctype html>${head}<head><title>勤务</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"></head><body><main>${body}</main></body></html>`;

const PAGES: Readonly<Record<string, string>> = {
  '/good': page('<h1>办公用房</h1><button>保存</button>'),
  '/unlabelled': page('<h1>办公用房</h1><input>', '<html>'),
  '/error': page('<script>setTimeout(() => { document.title = "thrown"; throw new Error("out of order") })</script>'),
  '/elsewhere': page('<img alt="" src="http://127.0.0.2/logo.png" onerror="document.title = \'refused\'">'),
  '/jumping': page(
    '<div id="late"></div><h1>办公用房</h1><script>setTimeout(() => { late.style.height = "300px"; requestAnimationFrame(() => requestAnimationFrame(() => { document.title = "jumped" })) }, 300)</script>',
  ),
};

let url = '';
const server = createServer((request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGES[request.url ?? ''] ?? '');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => void server.close());

journey('a sound page passes at both sizes', async (trip) => {
  for (const size of ['desktop', 'phone'] as const) {
    const sound = await trip.open(`${url}/good`, { size });
    await trip.checkAccess(sound);
    expect(await trip.layoutShift(sound)).toBe(0);
    expect(await sound.evaluate('[innerWidth, navigator.language]')).toEqual([size === 'phone' ? 390 : 1440, 'zh-CN']);
  }
});

describe('a journey fails on', () => {
  async function onTrip(story: (trip: Trip, folder: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'qinwu-trip-'));
    const trip = new Trip(folder);
    try {
      await story(trip, folder);
    } finally {
      await trip.close(false);
      rmSync(folder, { recursive: true });
    }
  }
  const titled = (title: string) => `document.title === '${title}'`;

  test('a page that people with disabilities cannot use', () =>
    onTrip(async (trip) => {
      const bad = await trip.open(`${url}/unlabelled`);
      await expect(trip.checkAccess(bad)).rejects.toThrow(/html-has-lang[\s\S]*label/);
    }));

  test('an error in the page that nobody sees, unless it is part of the story', () =>
    onTrip(async (trip) => {
      await (await trip.open(`${url}/error`)).waitForFunction(titled('thrown'));
      expect(() => trip.verify()).toThrow('out of order');
      trip.expectConsole(/out of order/);
      expect(() => trip.verify()).not.toThrow();
    }));

  test('a page that asks another host', () =>
    onTrip(async (trip) => {
      await (await trip.open(`${url}/elsewhere`)).waitForFunction(titled('refused'));
      expect(() => trip.verify()).toThrow('asked another host: http://127.0.0.2/logo.png');
    }));

  test('a page that jumps', () =>
    onTrip(async (trip) => {
      const jumping = await trip.open(`${url}/jumping`);
      await jumping.waitForFunction(titled('jumped'));
      expect(await trip.layoutShift(jumping)).toBeGreaterThan(0);
    }));

  test('anything, and then leaves a picture of each page and a trace', () =>
    onTrip(async (trip, folder) => {
      await trip.open(`${url}/good`);
      await trip.open(`${url}/good`, { size: 'phone' });
      await trip.close(true);
      expect(readdirSync(folder).sort()).toEqual(['failed-1-1.png', 'failed-2-1.png', 'trace-1.zip', 'trace-2.zip']);
    }));
});
