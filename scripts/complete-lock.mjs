// Adds to package-lock.json the platform packages that the registry at hand did not know.
//
// A package with one binary package per platform lists them all as optional. A registry mirror that carries only some platforms
// leaves the others out of the lockfile, and `npm ci` then refuses it everywhere ("Missing … from lock file"). The entries
// written here name version and platform, all that npm needs to pass over them here and to fetch them where they belong.
//
//   node scripts/complete-lock.mjs           writes
//   node scripts/complete-lock.mjs --check   fails when something is missing
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

const path = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(path, 'utf8'));
const known = new Set(Object.keys(lock.packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)));
const missing = Object.values(lock.packages).flatMap((entry) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !known.has(name))
    .map(([name, version]) => entryOf(name, version, entry.dev === true)),
);

if (process.argv.includes('--check')) {
  for (const [place] of missing) console.error(`package-lock.json: ${place} is missing; run node scripts/complete-lock.mjs`);
  process.exit(missing.length === 0 ? 0 : 1);
}
if (missing.length > 0) {
  const entries = [...Object.entries(lock.packages), ...missing].sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(entries);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(`package-lock.json: ${missing.length} platform packages added`);

function entryOf(name, version, dev) {
  const parts = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => parts.includes(system));
  const cpu = PROCESSORS.filter((processor) => parts.includes(processor));
  if (os.length === 0 || cpu.length === 0 || !/^\d/.test(version)) {
    throw new Error(`package-lock.json: cannot tell the platform of ${name}@${version}: install it where the registry knows it`);
  }
  const libc = os.includes('linux') && parts.some((part) => part.startsWith('musl')) ? { libc: ['musl'] } : {};
  return [`node_modules/${name}`, { version, cpu, ...(dev ? { dev } : {}), ...libc, optional: true, os }];
}
