import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser of the system, or the one that the environment variable CHROMIUM names. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const mac = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
  return [...(named ? [named] : []), ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...mac].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Sees that the browser tests have a browser and a font that shows Chinese. Root on Debian installs them; elsewhere it says what
 * to install.
 * @throws Error of one line when the tests cannot run.
 */
export function ensureChromium(log: (line: string) => void): string {
  const missing = missingPackages();
  if (missing.length > 0) {
    const debian = existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
    if (!debian || process.getuid?.() !== 0) {
      const how = debian
        ? `as root: apt-get install ${missing.join(' ')}`
        : 'Chromium (or name one in CHROMIUM) and a font for Chinese such as Noto Sans CJK';
      throw new Error(`the browser tests need ${missing.join(' and ')}; install ${how}`);
    }
    log(`installing ${missing.join(' and ')} …`);
    apt(['update']);
    apt(['install', '--yes', '--no-install-recommends', ...missing]);
  }
  const found = findChromium();
  if (!found) throw new Error('the browser tests found no Chromium, though it is installed; name it in CHROMIUM');
  return found;
}

function missingPackages(): string[] {
  const missing = findChromium() ? [] : ['chromium'];
  const fonts = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  const listed = fonts.status === 0 ? fonts.stdout.trim() !== '' : existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
  // A Mac and Windows come with fonts for Chinese.
  if (!listed && process.platform === 'linux') missing.push('fonts-noto-cjk');
  return PACKAGES.filter((name) => missing.includes(name));
}

function apt(args: string[]): void {
  const { status, stderr, error } = spawnSync('apt-get', ['-qq', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return;
  throw new Error(`apt-get ${args[0]} failed: ${error?.message ?? stderr.trim().split('\n').at(-1)}`);
}
