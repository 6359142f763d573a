import { describe, expect, it } from 'vitest';
import { cycleLaw, doorLaw, groundLaw, handleLaw, nameLaw, purityLaw, sizeLaw, systemLaw } from './import-laws.ts';
import { readSource, type Source, sources } from './source.ts';
import { connectionHolders, systemCallers } from './waivers.ts';

const files = sources();
const invented = (path: string, text: string): Source => readSource(path, text);

describe('the laws hold', () => {
  it('finds the sources', () => expect(files.length).toBeGreaterThan(100));
  it('1 a domain is entered by its door', () => expect(doorLaw(files)).toEqual([]));
  it('2 contracts and rules are pure', () => expect(purityLaw(files)).toEqual([]));
  it('3 the browser and the ground keep to themselves', () => expect(groundLaw(files)).toEqual([]));
  it('4 there are no circles', () => expect(cycleLaw(files)).toEqual([]));
  it('7 nobody else holds the database', () =>
    expect([...handleLaw(files, connectionHolders), ...systemLaw(files, systemCallers)]).toEqual([]));
  it('10 files and functions are short', () => expect(sizeLaw(files)).toEqual([]));
  it('names say what things are', () => expect(nameLaw(files)).toEqual([]));
  it('every waiver is still needed', () => {
    const paths = new Set(files.map((f) => f.path));
    const idle = (list: Readonly<Record<string, string>>, law: (f: Source[], w: Record<string, string>) => unknown[]) =>
      Object.keys(list).filter(
        (p) =>
          !paths.has(p) ||
          law(
            files.filter((f) => f.path === p),
            {},
          ).length === 0,
      );
    expect(idle(connectionHolders, handleLaw)).toEqual([]);
    expect(idle(systemCallers, systemLaw)).toEqual([]);
  });
});

describe('each law fails when broken on purpose', () => {
  const breach = (law: string, at: string) => expect.objectContaining({ law, at });

  it('1 a deep import of another domain', () => {
    const bad = invented('domains/vehicles/server/x.ts', `import { a } from '#domains/office-space/server/create-room.ts';`);
    expect(doorLaw([bad])).toEqual([breach('door', bad.path)]);
    expect(doorLaw([invented('domains/vehicles/server/x.ts', `import { a } from '#domains/office-space/server/public.ts';`)])).toEqual([]);
    expect(doorLaw([invented('apps/web/router.tsx', `import { a } from '#domains/office-space/web/room-list.page.tsx';`)])).toHaveLength(1);
  });
  it('2 a rule with a clock, a contract with the server', () => {
    expect(purityLaw([invented('domains/x/rules/a.ts', 'export const f = () => new Date();')])).toHaveLength(1);
    expect(purityLaw([invented('domains/x/contract/a.ts', `import { sql } from 'kysely';`)])).toHaveLength(1);
    expect(purityLaw([invented('domains/x/contract/a.ts', `import { b } from '#kernel/context.ts';`)])).toHaveLength(1);
  });
  it('3 a page that imports the server, a kernel that names a domain', () => {
    expect(groundLaw([invented('domains/x/web/a.page.tsx', `import { a } from '../server/b.ts';`)])).toHaveLength(1);
    expect(groundLaw([invented('domains/x/web/a.page.tsx', `import { a } from '#kernel/context.ts';`)])).toHaveLength(1);
    expect(groundLaw([invented('kernel/org/server/a.ts', `import { a } from '#domains/x/contract/b.ts';`)])).toHaveLength(1);
    expect(groundLaw([invented('shared/a.ts', `import { a } from '#kernel/root.ts';`)])).toHaveLength(1);
  });
  it('4 a circle of files and one of rooms', () => {
    const a = invented('kernel/a/x.ts', `import { y } from './y.ts'; export const x = y;`);
    const b = invented('kernel/a/y.ts', `import { x } from './x.ts'; export const y = x;`);
    expect(cycleLaw([a, b])).toHaveLength(1);
    const c = invented('kernel/a/x.ts', `import { y } from '#kernel/b/y.ts'; export const x = y;`);
    const d = invented('kernel/b/y.ts', 'export const y = 1;');
    const e = invented('kernel/b/z.ts', `import { w } from '#kernel/a/w.ts'; export const z = w;`);
    const f = invented('kernel/a/w.ts', 'export const w = 1;');
    expect(cycleLaw([c, d, e, f])).toEqual([breach('cycle', 'kernel/a')]);
    expect(cycleLaw([a, invented('kernel/a/y.ts', `import type { x } from './x.ts'; export const y = 1;`)])).toEqual([]);
  });
  it('7 a use case with a connection of its own, or with the platform’s rights', () => {
    expect(handleLaw([invented('domains/x/server/a.ts', `import pg from 'pg'; export const c = pg;`)], {})).toHaveLength(1);
    expect(systemLaw([invented('domains/x/server/a.ts', 'export const s = { all: true };')], {})).toHaveLength(1);
  });
  it('10 a long file, a long function, a wide door', () => {
    expect(sizeLaw([invented('kernel/a/x.ts', `export const x = 1;\n${'// line\n'.repeat(400)}`)])).toHaveLength(1);
    expect(sizeLaw([invented('kernel/a/x.ts', `export function f() {\n${'  g();\n'.repeat(80)}}\n`)])).toHaveLength(1);
    const door = Array.from({ length: 11 }, (_, i) => `export const f${i} = ${i};`).join('\n');
    expect(sizeLaw([invented('domains/x/server/public.ts', door)])).toHaveLength(1);
  });
  it('names', () => {
    expect(
      nameLaw([invented('kernel/a/utils.ts', ''), invented('kernel/a/BigName.ts', ''), invented('kernel/a/x.service.ts', '')]),
    ).toHaveLength(3);
  });
});
