import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, test } from 'vitest';
import { root } from '#kernel/root.ts';
import { findChromium } from './chromium.ts';

/** The two sizes every page is designed for. */
export const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

export interface OpenOptions {
  /** Default desktop. */
  size?: keyof typeof SIZES;
  /** Default zh-CN. */
  locale?: 'zh-CN' | 'en';
  /** Colour scheme that the system asks for; default light. */
  scheme?: 'light' | 'dark';
}

/** One person's way through the product, in a real browser. Anything that goes wrong in a page fails it, seen or not. */
export interface Journey {
  /** Opens an address in a browser of its own: another person, another session. `page.context()` opens further tabs of the same one. */
  open(url: string, options?: OpenOptions): Promise<Page>;
  /** Console errors that match are part of the story: a refused sign-in logs its 401. */
  expectConsole(pattern: RegExp): void;
  /** Fails on what stands between a person and the page: violations of WCAG 2 that axe calls serious or critical. */
  checkAccess(page: Page, options?: { without?: readonly string[] }): Promise<void>;
  /** Cumulative layout shift since the page was loaded, without what the person caused. Good is below 0.1. */
  layoutShift(page: Page): Promise<number>;
  /** Keeps a picture under test-results/<journey>/<name>.png. */
  picture(page: Page, name: string): Promise<void>;
}

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

const WAIT_MS = 10_000;

let browser: Promise<Browser> | undefined;

/** One Chromium per test file, with a new profile. */
function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium on this machine; npm test says what to install');
  browser ??= chromium.launch({ executablePath, headless: true, args: ARGS });
  return browser;
}

afterAll(async () => {
  await (await browser)?.close();
});

/**
 * A browser test. When it fails, test-results/<name>/ has a picture of every open page and a trace
 * (`npx playwright-core show-trace test-results/<name>/trace-1.zip`).
 */
export function journey(name: string, story: (journey: Journey) => Promise<void>, timeoutMs?: number): void {
  test(name, { ...(timeoutMs ? { timeout: timeoutMs } : {}), retry: 0 }, async ({ task, onTestFinished }) => {
    const folder = join(root, 'test-results', name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, ''));
    rmSync(folder, { recursive: true, force: true });
    const trip = new Trip(folder);
    onTestFinished(() => trip.close(task.result?.state === 'fail'));
    await story(trip);
    trip.verify();
  });
}

/** What `journey` runs its story on. */
export class Trip implements Journey {
  private readonly folder: string;
  private readonly contexts: BrowserContext[] = [];
  private readonly expected: RegExp[] = [];
  private readonly problems: string[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  async open(url: string, { size = 'desktop', locale = 'zh-CN', scheme = 'light' }: OpenOptions = {}): Promise<Page> {
    const phone = size === 'phone';
    const context = await (await launch()).newContext({
      viewport: SIZES[size],
      isMobile: phone,
      hasTouch: phone,
      locale,
      colorScheme: scheme,
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    this.contexts.push(context);
    context.setDefaultTimeout(WAIT_MS);
    await context.tracing.start({ screenshots: true, snapshots: true });
    await context.addInitScript(measureLayoutShift);
    context.on('page', (page) => this.watch(page, new URL(url).origin));
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  expectConsole(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  async checkAccess(page: Page, { without = [] }: { without?: readonly string[] } = {}): Promise<void> {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .disableRules([...without])
      .analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    if (grave.length === 0) return;
    const lines = grave.flatMap(({ id, help, nodes }) => [`${id}: ${help}`, ...nodes.map(({ html }) => `    ${html.slice(0, 200)}`)]);
    throw new Error(`${page.url()} is not accessible:\n${lines.join('\n')}`);
  }

  layoutShift(page: Page): Promise<number> {
    return page.evaluate(() => (globalThis as { qinwuLayoutShift?: number }).qinwuLayoutShift ?? 0);
  }

  async picture(page: Page, name: string): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    await page.screenshot({ path: join(this.folder, `${name}.png`) });
  }

  /** @throws Error with everything that went wrong in a page. */
  verify(): void {
    const unexpected = this.problems.filter((problem) => !this.expected.some((pattern) => pattern.test(problem)));
    if (unexpected.length > 0) throw new Error(`the browser reported:\n${unexpected.join('\n')}`);
  }

  async close(failed: boolean): Promise<void> {
    if (failed) mkdirSync(this.folder, { recursive: true });
    for (const [index, context] of this.contexts.entries()) {
      if (failed) await this.keep(context, index + 1);
      await context.close();
    }
  }

  private async keep(context: BrowserContext, number: number): Promise<void> {
    for (const [index, page] of context.pages().entries()) {
      // A page that hangs has no picture; the trace still tells its story.
      await page.screenshot({ path: join(this.folder, `failed-${number}-${index + 1}.png`), timeout: WAIT_MS }).catch(() => undefined);
    }
    await context.tracing.stop({ path: join(this.folder, `trace-${number}.zip`) });
  }

  private watch(page: Page, origin: string): void {
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`${message.text()} (${message.location().url || page.url()})`);
    });
    page.on('pageerror', (error) => this.problems.push(`${error.stack ?? error.message} (${page.url()})`));
    page.on('request', (request) => {
      const url = request.url();
      // The product works in closed networks: a page fetches nothing from elsewhere.
      if (/^(https?|wss?):/.test(url) && new URL(url).host !== new URL(origin).host)
        this.problems.push(`${page.url()} asked another host: ${url}`);
    });
  }
}

interface LayoutShift {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** Runs in the page. */
function measureLayoutShift(): void {
  const page = globalThis as { qinwuLayoutShift?: number };
  page.qinwuLayoutShift = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries() as unknown as LayoutShift[]) {
      if (!hadRecentInput) page.qinwuLayoutShift = (page.qinwuLayoutShift ?? 0) + value;
    }
    // Node's types of the observer know only what Node measures.
  }).observe({ type: 'layout-shift' as 'measure', buffered: true });
}
