import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';

const LIMIT = 300_000;
let chunks: Map<string, Rolldown.OutputChunk>;

/** Everything a chunk needs before it runs, itself included. */
function withImports(chunk: Rolldown.OutputChunk, seen = new Set<string>()): Set<string> {
  if (seen.has(chunk.fileName)) return seen;
  seen.add(chunk.fileName);
  for (const name of chunk.imports) {
    const imported = chunks.get(name);
    if (imported) withImports(imported, seen);
  }
  return seen;
}

const entry = () => [...chunks.values()].find((chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith('index.html'));

beforeAll(async () => {
  // Vitest says `test`, and React would bring its development build.
  vi.stubEnv('NODE_ENV', 'production');
  const { output } = (await build({ configFile: 'vite.config.ts', logLevel: 'error', build: { write: false } })) as Rolldown.RolldownOutput;
  chunks = new Map(output.filter((part) => part.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
}, 120_000);

describe('the first script', () => {
  it('stays under 300 kB gzip with all it imports', () => {
    const first = entry();
    expect(first).toBeDefined();
    const sizes = [...withImports(first as Rolldown.OutputChunk)].map((name) => gzipSync(chunks.get(name)?.code ?? '').length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThan(LIMIT);
  });
  it('brings no page along: pages are chunks of their own', () => {
    const first = withImports(entry() as Rolldown.OutputChunk);
    const modules = [...first].flatMap((name) => Object.keys(chunks.get(name)?.modules ?? {}));
    expect(modules.filter((id) => id.endsWith('.page.tsx'))).toEqual([]);
    const pages = [...chunks.values()].flatMap((chunk) => Object.keys(chunk.modules)).filter((id) => id.endsWith('.page.tsx'));
    expect(pages.length).toBeGreaterThan(3);
  });
  it('names every file by its content', () => {
    for (const name of chunks.keys()) if (name.startsWith('assets/')) expect(name).toMatch(/-[\w-]{8}\.js$/);
  });
});
