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

const codePatterns = [
  /\brefuse\(\s*'([a-z_.-]+)'/g,
  /\brefuseField\(\s*[^,()]+,\s*'([a-z_.-]+)'/g,
  /\bnew Refusal\(\s*'([a-z_.-]+)'/g,
  /\bcode:\s*'([a-z-]{3,}(?:\.[a-z_]+)|[a-z]+_[a-z_]+)'/g,
];

/** Codes that use cases refuse with, rules answer with, and schemas name for a field (`{ error: 'phone' }`). */
function spokenCodes(files: readonly Source[]): Set<string> {
  const told = files.filter((f) => /^(shared|kernel|domains|apps\/server)\//.test(f.path) && !/\/web\//.test(f.path));
  const schemas = told.filter((f) => /^shared\/|\/contract\//.test(f.path));
  return new Set([...codePatterns.flatMap((p) => [...fromSource(told, p)]), ...fromSource(schemas, /\{\s*error:\s*'([a-z_.-]+)'/g)]);
}

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
  for (const code of spokenCodes(files)) keys.add(`error.${code}`);
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
    if (
      /[\u4e00-\u9fff]/.test(text) &&
      !/[（(].*[\u4e00-\u9fff]/.test(text) &&
      !key.startsWith('clause.') &&
      !key.startsWith('enum.identity.locale.')
    )
      breaches.push({ law: 'label', at: key, what: `speaks Chinese in English: ${text}` });
  return breaches;
}

/** Law 8: a label is said in one place. Two files of one language with the same key would leave it to chance which of them a page shows. */
export function oncePerLanguageLaw(files: readonly { readonly path: string; readonly keys: readonly string[] }[]): Breach[] {
  const first = new Map<string, string>();
  return files.flatMap(({ path, keys }) => {
    const language = /([\w-]+)\.json$/.exec(path)?.[1];
    return keys.flatMap((key) => {
      const at = `${language} ${key}`;
      const other = first.get(at);
      if (other === undefined) first.set(at, path);
      return other === undefined ? [] : [{ law: 'label', at: key, what: `is said in ${other} and in ${path}` }];
    });
  });
}
