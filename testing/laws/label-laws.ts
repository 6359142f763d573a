import { z } from 'zod';
import type { Domain } from '#kernel/domain.ts';
import { groundErrors } from '#shared/errors.ts';
import { roleNames } from '#shared/permissions.ts';
import type { Breach } from './import-laws.ts';
import type { Source } from './source.ts';

type Labels = Readonly<Record<string, string>>;

const fromSource = (files: readonly Source[], pattern: RegExp): Set<string> =>
  new Set(
    files
      .filter((f) => !f.path.includes('.test.') && !f.path.startsWith('testing/'))
      .flatMap((f) => [...f.text.matchAll(pattern)].map((m) => m[1] as string)),
  );

/** Every key that must have a label: permissions, error codes, audit actions, roles, and what pages say by name. */
export function neededKeys(domains: readonly Domain[], files: readonly Source[]): Set<string> {
  const keys = new Set<string>();
  for (const d of domains) {
    for (const p of Object.keys(d.permissions)) keys.add(`permission.${p}`);
    for (const code of Object.keys(d.errors)) keys.add(`error.${code}`);
    for (const t of d.tasks) keys.add(`task.${t.kind}`);
  }
  for (const code of Object.keys(groundErrors)) keys.add(`error.${code}`);
  for (const role of roleNames) keys.add(`enum.identity.role.${role}`);
  const server = files.filter((f) => f.path.includes('/server/'));
  for (const action of fromSource(server, /\baction:\s*'([a-z-]+\.[a-z._-]+)'/g)) keys.add(`audit.${action}`);
  const web = files.filter((f) => f.path.endsWith('.tsx') || /\/web\//.test(f.path) || f.path.startsWith('ui/'));
  for (const key of fromSource(
    web,
    /\b(?:t|labelKey=?:?|titleKey=?:?)[({\s:=]*'((?:page|menu|action|field|enum|error|verdict|state|clause|sheet|task|notification)\.[\w.-]+)'/g,
  ))
    keys.add(key);
  return keys;
}

/** Law 8: both languages say everything that has to be said, nothing is empty, and both have the same keys and blanks to fill. */
export function labelLaw(needed: ReadonlySet<string>, zh: Labels, en: Labels): Breach[] {
  const breaches: Breach[] = [];
  for (const [language, labels, other] of [['zh-CN', zh, en] as const, ['en', en, zh] as const]) {
    for (const key of needed) if (labels[key] === undefined) breaches.push({ law: 'label', at: key, what: `has no label in ${language}` });
    for (const [key, text] of Object.entries(labels)) {
      if (text.trim() === '') breaches.push({ law: 'label', at: key, what: `is empty in ${language}` });
      if (other[key] === undefined) breaches.push({ law: 'label', at: key, what: `is said in ${language} only` });
    }
  }
  const blanks = (text: string) => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((m) => m[1]))].sort().join();
  for (const [key, text] of Object.entries(zh)) {
    if (en[key] !== undefined && blanks(text) !== blanks(en[key] as string))
      breaches.push({ law: 'label', at: key, what: 'fills different blanks in the two languages' });
  }
  for (const [key, text] of Object.entries(en))
    if (/[\u4e00-\u9fff]/.test(text) && !/[（(].*[\u4e00-\u9fff]/.test(text) && !key.startsWith('clause.'))
      breaches.push({ law: 'label', at: key, what: `speaks Chinese in English: ${text}` });
  return breaches;
}

/** Names of enum fields in answers and bodies of routes, with their words, for the label law of enums. */
export function enumsOf(domains: readonly Domain[]): Map<string, { domain: string; values: string[] }> {
  const found = new Map<string, { domain: string; values: string[] }>();
  const walk = (domain: string, schema: unknown, name: string): void => {
    const def = (
      schema as {
        def?: { type?: string; shape?: object; element?: unknown; innerType?: unknown; entries?: object; in?: unknown; out?: unknown };
      }
    )?.def;
    if (!def) return;
    if (def.type === 'enum' && name !== 'sort' && def.entries)
      found.set(`${domain}.${name}`, { domain, values: Object.values(def.entries) as string[] });
    if (def.shape) for (const [k, s] of Object.entries(def.shape)) walk(domain, s, k);
    for (const inner of [def.element, def.innerType, def.in, def.out]) if (inner) walk(domain, inner, name);
  };
  for (const d of domains)
    for (const { route } of d.routes)
      for (const s of [route.query, route.body, route.returns]) if (s instanceof z.ZodType) walk(d.name, s, 'value');
  return found;
}
