import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { root } from '#kernel/root.ts';

export interface Import {
  /** Project path of a file, or the name of a package or of a Node module. */
  readonly to: string;
  /** Inside the project. */
  readonly local: boolean;
  /** Leaves nothing at run time. */
  readonly typeOnly: boolean;
}

/** A source file as the laws read it. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
  readonly functions: readonly { readonly name: string; readonly lines: number }[];
  readonly exports: readonly string[];
}

const aliases = ['shared', 'kernel', 'capabilities', 'domains', 'gateways', 'ui', 'apps', 'testing', 'bench'];

function resolve(from: string, specifier: string): { to: string; local: boolean } {
  const alias = aliases.find((a) => specifier.startsWith(`#${a}/`));
  if (alias) return { to: specifier.slice(1), local: true };
  if (specifier.startsWith('.')) return { to: normalize(join(dirname(from), specifier)), local: true };
  return { to: specifier, local: false };
}

/** Reads one file's text into what the laws need; also used on invented files, to test the laws themselves. */
export function readSource(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path}: ${parsed.errors[0]?.message}`);
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length;
  const imports: Import[] = parsed.module.staticImports.map((i) => ({
    ...resolve(path, i.moduleRequest.value),
    typeOnly: i.entries.length > 0 && i.entries.every((e) => e.isType),
  }));
  for (const e of parsed.module.staticExports.flatMap((x) => x.entries)) {
    if (e.moduleRequest) imports.push({ ...resolve(path, e.moduleRequest.value), typeOnly: e.isType });
  }
  for (const d of parsed.module.dynamicImports) {
    const literal = /^['"`](.+)['"`]$/.exec(text.slice(d.moduleRequest.start, d.moduleRequest.end));
    if (literal?.[1]) imports.push({ ...resolve(path, literal[1]), typeOnly: false });
  }
  const functions: { name: string; lines: number }[] = [];
  const measure = (node: { start: number; end: number; id?: { name: string } | null }) => {
    functions.push({ name: node.id?.name ?? `line ${lineAt(node.start)}`, lines: lineAt(node.end) - lineAt(node.start) + 1 });
  };
  new Visitor({ FunctionDeclaration: measure, FunctionExpression: measure, ArrowFunctionExpression: measure }).visit(parsed.program);
  const exported = parsed.module.staticExports.flatMap((x) =>
    x.entries.filter((e) => !e.isType).map((e) => e.exportName.name ?? 'default'),
  );
  return { path, text, lines: text.split('\n').length - 1, imports, functions, exports: exported };
}

/** Every source file of the project that git knows or would take. */
export function sources(): Source[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', '--', ...aliases.map((a) => `${a}/**/*.ts`), ...aliases.map((a) => `${a}/**/*.tsx`)],
    { cwd: root, encoding: 'utf8' },
  );
  return listed
    .split('\n')
    .filter((p) => p !== '' && !p.endsWith('.d.ts') && existsSync(join(root, p)))
    .map((p) => readSource(p, readFileSync(join(root, p), 'utf8')));
}

export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
export const isGenerated = (path: string): boolean => /\.gen\.ts$/.test(path);
