import { createServer } from 'node:http';
import { afterAll, beforeAll, expect } from 'vitest';
import { journey } from './browser.ts';

const PAGES: Record<string, string> = {
  '/good':
    '<html lang=zh><head><title>好</title><link rel=icon href="data:,"></head><body><main><h1>办公用房</h1><button>保存</button></main></body></html>',
  '/bad':
    '<html><head><title>x</title><link rel=icon href="data:,"></head><body><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><input></body></html>',
  '/error': '<html lang=zh><head><title>x</title></head><body><script>setTimeout(()=>{throw new Error("boom")})</script></body></html>',
  '/shift':
    '<html lang=zh><head><title>x</title><link rel=icon href="data:,"></head><body><div id=a></div><p style="font-size:40px">hello world text</p><script>setTimeout(()=>{document.getElementById("a").style.height="300px"},300)</script></body></html>',
  '/out':
    '<html lang=zh><head><title>x</title><link rel=icon href="data:,"></head><body><script>new Image().src="http://127.0.0.2:9/x.png"</script></body></html>',
};
const server = createServer((q, r) => {
  r.setHeader('content-type', 'text/html; charset=utf-8');
  r.end(PAGES[q.url ?? ''] ?? '');
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((ok) => server.listen(0, '127.0.0.1', ok));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => void server.close());
journey('好 good page', async (j) => {
  const p = await j.open(`${url}/good`, { size: 'phone' });
  await j.checkAccess(p);
  expect(await j.layoutShift(p)).toBe(0);
  await j.picture(p, 'x');
  expect(await p.evaluate(() => [innerWidth, navigator.language, document.fonts.check('16px "Noto Sans CJK SC"')])).toEqual([
    390,
    'zh-CN',
    true,
  ]);
});
journey('bad access', async (j) => {
  const p = await j.open(`${url}/bad`);
  await j.checkAccess(p);
});
journey('page error', async (j) => {
  const p = await j.open(`${url}/error`);
  await p.waitForTimeout(300);
});
journey('shift', async (j) => {
  const p = await j.open(`${url}/shift`);
  await p.waitForTimeout(900);
  expect(await j.layoutShift(p)).toBeLessThan(0.01);
});
journey('outside', async (j) => {
  const p = await j.open(`${url}/out`);
  await p.waitForTimeout(300);
});
journey(
  'too slow',
  async (j) => {
    const p = await j.open(`${url}/good`);
    await p.waitForTimeout(30000);
  },
  3000,
);
