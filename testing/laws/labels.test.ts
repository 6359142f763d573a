import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { domains } from '#apps/server/compose.ts';
import { defineDomain, serve } from '#kernel/domain.ts';
import { labels } from '#kernel/http/labels.ts';
import { root } from '#kernel/root.ts';
import { route } from '#shared/route.ts';
import { labelLaw, neededKeys, oncePerLanguageLaw } from './label-laws.ts';
import { readSource, sources } from './source.ts';
import { listsElsewhere, unaskedFields } from './waivers.ts';
import { closedLists, fieldLaw, listLaw, namedListLaw } from './word-laws.ts';

const files = sources();
const lists = closedLists(domains);
const dictionaries = globSync('{shared,ui,kernel/*,capabilities/*,domains/*}/locales/*.json', { cwd: root }).map((path) => ({
  path,
  keys: Object.keys(JSON.parse(readFileSync(`${root}/${path}`, 'utf8'))),
}));

describe('8 everything is said in both languages', () => {
  it('labels', () => expect(labelLaw(neededKeys(domains, files), labels('zh-CN'), labels('en'))).toEqual([]));
  it('in one place each', () => expect(oncePerLanguageLaw(dictionaries)).toEqual([]));
  it('finds the closed lists', () => expect(lists.length).toBeGreaterThan(30));
  it('closed lists', () => expect(listLaw(lists, labels('zh-CN'), listsElsewhere)).toEqual([]));
  it('lists that pages name', () => expect(namedListLaw(files, labels('zh-CN'))).toEqual([]));
  it('fields of forms and filters', () => expect(fieldLaw(domains, labels('zh-CN'), unaskedFields)).toEqual([]));
  it('every waiver is still needed', () => {
    const unsaid = new Set(listLaw(lists, labels('zh-CN'), {}).map((b) => b.at));
    expect(Object.keys(listsElsewhere).filter((name) => !unsaid.has(name))).toEqual([]);
    const unnamed = new Set(fieldLaw(domains, labels('zh-CN'), {}).map((b) => b.at));
    expect(Object.keys(unaskedFields).filter((name) => !unnamed.has(name))).toEqual([]);
  });
});

describe('each law fails when broken on purpose', () => {
  const ask = route({
    method: 'POST',
    path: '/test/asks',
    permission: 'test.ask.do',
    body: z.object({ kindOf: z.enum(['one', 'two']), nobody: z.string(), sort: z.enum(['x']) }),
    returns: z.object({ items: z.array(z.object({ state: z.enum(['in', 'out']).nullable() })) }),
    summary: 'Asks',
  });
  const room = defineDomain({ name: 'test', routes: [serve(ask, async () => ({ items: [] }))] });

  it('a missing, an empty, a one-sided label and other blanks', () => {
    const needed = new Set(['error.x', 'error.y']);
    const breaches = labelLaw(needed, { 'error.x': '超出{{limit}}', 'error.z': '' }, { 'error.x': 'over {{max}}', 'error.w': 'only here' });
    expect(breaches.map((b) => `${b.at} ${b.what}`).sort()).toEqual([
      'error.w is said in en only',
      'error.x fills different blanks in the two languages',
      'error.y has no label in en',
      'error.y has no label in zh-CN',
      'error.z is empty in zh-CN',
      'error.z is said in zh-CN only',
    ]);
  });
  it('a label said twice', () => {
    const files = [
      { path: 'domains/x/locales/zh-CN.json', keys: ['field.x.kind', 'field.x.name'] },
      { path: 'domains/x/locales/leases.zh-CN.json', keys: ['field.x.kind'] },
      { path: 'domains/x/locales/en.json', keys: ['field.x.kind'] },
    ];
    expect(oncePerLanguageLaw(files).map((b) => b.at)).toEqual(['field.x.kind']);
  });
  it('a code of a field that nobody says', () => {
    const needed = neededKeys(
      [],
      [
        readSource('domains/x/server/a.ts', `refuse('x.gone'); refuseField('name', 'odd_name'); const v = { code: 'test.too_wide' };`),
        readSource('domains/x/contract/a.ts', `const a = z.string({ error: 'shape' }); const by = { code: 'a.code' };`),
      ],
    );
    expect([...needed].filter((k) => /x\.|odd|shape|wide/.test(k)).sort()).toEqual([
      'error.odd_name',
      'error.shape',
      'error.test.too_wide',
      'error.x.gone',
    ]);
    expect(needed.has('error.a.code')).toBe(false);
  });
  it('a list without words, and one that lacks a value', () => {
    const closed = closedLists([room]);
    expect(closed.map((l) => l.name)).toEqual(['kindOf', 'state']);
    const said = { 'enum.test.kind_of.one': '一', 'enum.test.state.in': '内', 'enum.test.state.out': '外' };
    expect(listLaw(closed, said, {}).map((b) => b.what)).toEqual(['test.kind_of does not say two (POST /test/asks)']);
    expect(listLaw(closed, {}, { 'test.state:in': null, 'test.kindOf:one': 'page.test.' })).toHaveLength(2);
  });
  it('a page that names a list nobody has', () => {
    const page = readSource('domains/x/web/a.page.tsx', `const f = [{ name: 'kind', list: 'x.kind' }, { list: 'x.other' }];`);
    expect(namedListLaw([page], { 'enum.x.kind.one': '一' })).toHaveLength(1);
  });
  it('a field without a name', () => {
    expect(fieldLaw([room], { 'field.kindOf': '种类' }, {}).map((b) => b.at)).toEqual(['test.nobody']);
  });
});
