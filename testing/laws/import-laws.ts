import { isGenerated, isTest, type Source } from './source.ts';

/** One breach of a law: which law, where, and what to do. */
export interface Breach {
  readonly law: string;
  readonly at: string;
  readonly what: string;
}

/** The room a file belongs to: `domains/office-space`, `kernel/org`; files at the root of a floor stand for themselves. */
export function roomOf(path: string): string {
  const [floor, room, ...rest] = path.split('/');
  return rest.length > 0 && floor && room ? `${floor}/${room}` : path;
}

const side = (path: string): string => path.split('/')[2] ?? '';
const isWeb = (path: string): boolean => /^(ui|apps\/web)\//.test(path) || /^(kernel|capabilities|domains)\/[^/]+\/web\//.test(path);

/** Law 1: a domain and a capability are entered by their doors only; a capability has one for pages too, `web/public.ts`. */
export function doorLaw(files: readonly Source[]): Breach[] {
  return files.flatMap((f) =>
    f.imports
      .filter((i) => i.local && /^(capabilities|domains)\//.test(i.to) && roomOf(i.to) !== roomOf(f.path) && !isTest(f.path))
      .filter((i) => {
        if (f.path.startsWith('apps/server/'))
          return !['domain.ts', 'demo.ts', 'public.ts'].some((door) => i.to.endsWith(`/server/${door}`));
        if (f.path.startsWith('apps/web/')) return !(i.to.endsWith('/web/routes.tsx') || side(i.to) === 'contract');
        if (isWeb(f.path) && /^capabilities\/[^/]+\/web\/public\.ts$/.test(i.to)) return false;
        return !(i.to.endsWith('/server/public.ts') || side(i.to) === 'contract');
      })
      .map((i) => ({ law: 'door', at: f.path, what: `enters ${i.to}; use its server/public.ts or contract/` })),
  );
}

const purePackages = ['zod', 'decimal.js', 'uuid'];

/** Law 2: contracts and rules are pure. */
export function purityLaw(files: readonly Source[]): Breach[] {
  const pure = (p: string) => /^(kernel|capabilities|domains)\/[^/]+\/(contract|rules)\//.test(p) && !isTest(p);
  return files
    .filter((f) => pure(f.path))
    .flatMap((f) => {
      const bad = f.imports.filter((i) =>
        i.local ? !(i.to.startsWith('shared/') || /\/(contract|rules|locales)\//.test(i.to)) : !purePackages.includes(i.to),
      );
      const clock = /\bDate\.now\(|new Date\(\)|Math\.random\(|\bfetch\(|\bprocess\./.test(f.text);
      return [
        ...bad.map((i) => ({ law: 'purity', at: f.path, what: `imports ${i.to}` })),
        ...(clock ? [{ law: 'purity', at: f.path, what: 'reads the clock, chance or the process' }] : []),
      ];
    });
}

/** Law 3: the browser never reaches the server; the ground never names a domain. */
export function groundLaw(files: readonly Source[]): Breach[] {
  return files.flatMap((f) => {
    const breaches: Breach[] = [];
    for (const i of f.imports.filter((x) => x.local)) {
      const pureKernel = /^kernel\/[^/]+\/(contract|web|locales)\//.test(i.to);
      if (
        isWeb(f.path) &&
        !isTest(f.path) &&
        (side(i.to) === 'server' || i.to.startsWith('apps/server/') || (i.to.startsWith('kernel/') && !pureKernel))
      )
        breaches.push({ law: 'browser', at: f.path, what: `imports ${i.to} of the server` });
      const ground = /^(kernel|shared|ui|capabilities)\//.test(f.path) && !isTest(f.path);
      if (ground && /^(domains|apps)\//.test(i.to)) breaches.push({ law: 'ground', at: f.path, what: `names ${i.to}` });
      if (f.path.startsWith('shared/') && !i.to.startsWith('shared/'))
        breaches.push({ law: 'ground', at: f.path, what: `shared/ imports ${i.to}` });
      if (f.path.startsWith('kernel/') && !isWeb(f.path) && /^(ui|capabilities)\//.test(i.to))
        breaches.push({ law: 'ground', at: f.path, what: `the kernel imports ${i.to}` });
      if (f.path.startsWith('ui/') && /^(capabilities|kernel)\//.test(i.to) && side(i.to) !== 'contract')
        breaches.push({ law: 'ground', at: f.path, what: `the kit imports ${i.to}` });
    }
    return breaches;
  });
}

/** Strongly connected groups of more than one node, or of one that names itself. */
function cyclesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (v: string): void => {
    index.set(v, index.size);
    low.set(v, index.get(v) as number);
    stack.push(v);
    for (const w of edges.get(v) ?? []) {
      if (!index.has(w)) visit(w);
      if (stack.includes(w)) low.set(v, Math.min(low.get(v) as number, low.get(w) as number));
    }
    if (low.get(v) !== index.get(v)) return;
    const group = stack.splice(stack.indexOf(v));
    if (group.length > 1 || edges.get(v)?.has(v)) found.push(group.sort());
  };
  for (const v of edges.keys()) if (!index.has(v)) visit(v);
  return found;
}

/** Law 4: no cycles at run time between files, nor between rooms. Types may refer back: they leave nothing. */
export function cycleLaw(files: readonly Source[]): Breach[] {
  const known = new Set(files.map((f) => f.path));
  const fileEdges = new Map<string, Set<string>>();
  const roomEdges = new Map<string, Set<string>>();
  for (const f of files.filter((x) => !isTest(x.path) && !x.path.startsWith('testing/'))) {
    const to = f.imports.filter((i) => i.local && !i.typeOnly && known.has(i.to)).map((i) => i.to);
    fileEdges.set(f.path, new Set(to));
    const room = roomOf(f.path);
    const rooms = roomEdges.get(room) ?? new Set();
    for (const t of to) if (roomOf(t) !== room && !t.includes('/contract/')) rooms.add(roomOf(t));
    roomEdges.set(room, rooms);
  }
  return [
    ...cyclesOf(fileEdges).map((g) => ({ law: 'cycle', at: g[0] as string, what: `files in a circle: ${g.join(' → ')}` })),
    ...cyclesOf(roomEdges).map((g) => ({ law: 'cycle', at: g[0] as string, what: `rooms in a circle: ${g.join(' ↔ ')}` })),
  ];
}

/** Where a connection may be opened: the ground of the database and what runs beside requests. */
const connectors = [/^kernel\/db\//, /^apps\/server\//, /^bench\//, /^testing\//];

/** Law 7: nobody but kernel/db holds a handle to the database; the few ears and examiners are named with their reason. */
export function handleLaw(files: readonly Source[], waived: Readonly<Record<string, string>>): Breach[] {
  return files
    .filter((f) => !isTest(f.path) && !connectors.some((c) => c.test(f.path)) && waived[f.path] === undefined)
    .flatMap((f) =>
      f.imports
        .filter((i) => !i.typeOnly && (i.to === 'pg' || i.to === 'kernel/db/connect.ts'))
        .map((i) => ({ law: 'handle', at: f.path, what: `imports ${i.to}; use cases have ctx.db only` })),
    );
}

/** Law 7, second part: who works in the platform's own name is on a list with the reason. */
export function systemLaw(files: readonly Source[], callers: Readonly<Record<string, string>>): Breach[] {
  return files
    .filter((f) => !isTest(f.path) && !/^(testing|bench)\//.test(f.path) && callers[f.path] === undefined)
    .filter((f) => /\bactor:\s*system\b|\{\s*all:\s*true\s*\}|\basWorker\(|\basSystem\(/.test(f.text))
    .map((f) => ({ law: 'system', at: f.path, what: 'works with wide scope in the platform’s own name without being listed' }));
}

/** Law 10: budgets of size. */
export function sizeLaw(files: readonly Source[]): Breach[] {
  return files.flatMap((f) => [
    ...(f.lines > 400 && !isGenerated(f.path) ? [{ law: 'size', at: f.path, what: `${f.lines} lines; the limit is 400` }] : []),
    ...(isTest(f.path)
      ? []
      : f.functions
          .filter((x) => x.lines > 80)
          .map((x) => ({ law: 'size', at: f.path, what: `${x.name} has ${x.lines} lines; the limit is 80` }))),
    ...(f.path.endsWith('/server/public.ts') && f.exports.length > 10
      ? [{ law: 'size', at: f.path, what: `${f.exports.length} exports; a door has at most 10` }]
      : []),
  ]);
}

const badWords = /(^|[/-])(utils?|helpers?|common|managers?|misc)([.-]|\/|$)/;
const endings = /\.(rules|visible|query|job|sheet|page|form|table|test|gen|config|journey\.test|page\.test)?\.?tsx?$/;

/** Names: kebab-case, no drawers for leftovers, a closed list of endings. */
export function nameLaw(files: readonly Source[]): Breach[] {
  return files.flatMap((f) => {
    const base = f.path.split('/').at(-1) as string;
    const stem = base.replace(endings, '');
    return [
      ...(badWords.test(f.path) ? [{ law: 'name', at: f.path, what: 'a drawer for leftovers; name it for what it does' }] : []),
      ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem)
        ? []
        : [{ law: 'name', at: f.path, what: `"${stem}" is not kebab-case or has an unknown ending` }]),
    ];
  });
}
