import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { completeSocialCreditCode } from '#shared/codes/social-credit-code.ts';
import { newId } from '#shared/ids.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { aPerson, aUnit, someDivisions } from '#testing/org.ts';
import { listUnitHistory } from '../contract/unit-changes.ts';
import { changeUnit, createUnit, getUnit, listUnits, pickUnits, reclassifyUnit, renameUnit } from '../contract/units.ts';
import { org } from './domain.ts';
import { putEstablishment, unitName, unitsByName } from './public.ts';

let app: TestApp;
let officer: TestActor;
let top: string;
beforeAll(async () => {
  app = await startTestApp(inject('postgresUrl'), { domains: [org] });
  await someDivisions(app);
  officer = app.actor({ permissions: ['org.unit.read', 'org.unit.manage', 'org.unit.change', 'org.person.manage'], scope: 'all' });
  top = await aUnit(officer, null, { name: '示范市', kind: 'group' });
});
afterAll(() => app.close());

/** The administrator of one unit and of nothing below. */
const adminOf = (...units: string[]) => app.actor({ permissions: ['org.unit.read', 'org.unit.change', 'org.person.read'], scope: units });
const units = (actor: TestActor, input: Parameters<typeof actor.call<typeof listUnits>>[1]) =>
  actor.call(listUnits, { pageSize: 200, ...input }).then((a) => a.body.items.map((u) => u.name));

describe('founding a unit', () => {
  it('keeps what was given and says what stands above', async () => {
    const creditCode = completeSocialCreditCode('1132040001400001');
    const bureau = await aUnit(officer, top, { name: '示范发展和改革局', shortName: '示范发改局', creditCode });
    const branch = await aUnit(officer, bureau, { name: '示范价格监测中心', kind: 'institution', foundedOn: '2021-03-01' });
    const { body } = await officer.call(getUnit, { unitId: branch });
    expect(body).toMatchObject({
      name: '示范价格监测中心',
      parentName: '示范发展和改革局',
      divisionName: '常州市',
      state: 'active',
      foundedOn: '2021-03-01',
      version: 1,
    });
    expect(body.ancestors.map((a) => a.name)).toEqual(['示范市', '示范发展和改革局']);
    expect((await officer.call(getUnit, { unitId: bureau })).body).toMatchObject({ creditCode, childCount: 1 });
    const history = await officer.call(listUnitHistory, { unitId: branch });
    expect(history.body.items).toEqual([
      {
        name: '示范价格监测中心',
        parentId: bureau,
        parentName: '示范发展和改革局',
        from: '2021-03-01',
        to: null,
        reason: 'founded',
        document: null,
      },
    ]);
  });

  it('checks the credit code digit by digit and takes each only once', async () => {
    const creditCode = completeSocialCreditCode('1132040001400002');
    const wrong = creditCode.slice(0, 17) + (creditCode.endsWith('0') ? '1' : '0');
    const facts = {
      parentId: top,
      name: '示范代码局',
      kind: 'government',
      adminLevel: 'city',
      limitLevel: 'M',
      divisionCode: '320400',
      foundedOn: '2020-01-01',
    } as const;
    const refused = await officer.call(createUnit, { ...facts, creditCode: wrong });
    expect(refused.status).toBe(400);
    expect(refused.problem.issues).toEqual([expect.objectContaining({ path: 'creditCode', code: 'social_credit_code_check' })]);
    expect((await officer.call(createUnit, { ...facts, creditCode })).status).toBe(201);
    const again = await officer.call(createUnit, { ...facts, name: '示范代码二局', creditCode });
    expect([again.status, again.problem.code]).toEqual([409, 'org.credit_code_taken']);
  });

  it.each([
    ['a name the parent has already', { name: '示范重名局' }, 409, 'org.unit_name_taken'],
    ['a division that does not exist', { divisionCode: '320499' }, 422, 'org.division_unknown'],
    ['a day to come', { foundedOn: '2999-01-01' }, 422, 'org.day_in_future'],
    ['a parent that does not exist', { parentId: newId() }, 400, 'invalid_input'],
    ['a day that is none', { foundedOn: '2021-02-30' }, 400, 'invalid_input'],
  ])('refuses %s', async (_, facts, status, code) => {
    const given = {
      parentId: top,
      name: '示范重名局',
      kind: 'government',
      adminLevel: 'city',
      limitLevel: 'M',
      divisionCode: '320400',
      foundedOn: '2020-01-01',
    } as const;
    await officer.call(createUnit, given);
    const answer = await officer.call(createUnit, { ...given, name: `示范拒绝局${code}`, ...facts });
    expect([answer.status, answer.problem.code]).toEqual([status, code]);
  });

  it('happens only below units within reach, the top of a tree only by one who reaches all', async () => {
    const mine = await aUnit(officer, top);
    const other = await aUnit(officer, top);
    const manager = app.actor({ permissions: ['org.unit.manage'], scope: [mine] });
    const facts = {
      name: '示范下级',
      kind: 'government',
      adminLevel: 'city',
      limitLevel: 'M',
      divisionCode: '320400',
      foundedOn: '2020-01-01',
    } as const;
    expect((await manager.call(createUnit, { ...facts, parentId: mine })).status).toBe(201);
    const foreign = await manager.call(createUnit, { ...facts, parentId: other });
    expect([foreign.status, foreign.problem.issues?.[0]?.path]).toEqual([400, 'parentId']);
    expect((await manager.call(createUnit, { ...facts, parentId: null })).problem.issues?.[0]).toMatchObject({
      path: 'parentId',
      code: 'required',
    });
  });
});

describe('changing a unit', () => {
  it('is for its particulars, once per version', async () => {
    const unit = await aUnit(officer, top);
    const admin = adminOf(unit);
    expect((await admin.call(changeUnit, { unitId: unit, shortName: '示范', sortNo: 7, version: 1 })).body).toEqual({
      id: unit,
      version: 2,
    });
    expect((await admin.call(getUnit, { unitId: unit })).body).toMatchObject({ shortName: '示范', sortNo: 7 });
    const stale = await admin.call(changeUnit, { unitId: unit, shortName: null, version: 1 });
    expect([stale.status, stale.problem.code]).toEqual([412, 'stale']);
    // What is the same is no change.
    expect((await admin.call(changeUnit, { unitId: unit, shortName: '示范', version: 2 })).body.version).toBe(2);
  });

  it('keeps the former name with its days', async () => {
    const unit = await aUnit(officer, top, { name: '示范旧名局' });
    const renamed = await officer.call(renameUnit, {
      unitId: unit,
      name: '示范新名局',
      on: '2024-05-01',
      reason: '机构改革',
      document: '示范编〔2024〕1号',
      version: 1,
    });
    expect(renamed.body.version).toBe(2);
    const { items } = (await officer.call(listUnitHistory, { unitId: unit })).body;
    expect(items.map((h) => [h.name, h.from, h.to])).toEqual([
      ['示范新名局', '2024-05-01', null],
      ['示范旧名局', '2020-01-01', '2024-04-30'],
    ]);
    const corrected = await officer.call(renameUnit, {
      unitId: unit,
      name: '示范新名称局',
      on: '2024-05-01',
      reason: '更正笔误',
      version: 2,
    });
    expect(corrected.status).toBe(200);
    expect((await officer.call(listUnitHistory, { unitId: unit })).body.items.map((h) => h.name)).toEqual(['示范新名称局', '示范旧名局']);
    const early = await officer.call(renameUnit, { unitId: unit, name: '示范早名局', on: '2023-01-01', reason: '倒签', version: 3 });
    expect([early.status, early.problem.code, early.problem.params]).toEqual([
      422,
      'org.day_before_last_change',
      { on: '2023-01-01', since: '2024-05-01' },
    ]);
    expect((await officer.call(getUnit, { unitId: unit })).body.name).toBe('示范新名称局');
  });

  it('reclassifies, but not the level under a running establishment', async () => {
    const unit = await aUnit(officer, top);
    await app.asSystem((ctx) =>
      putEstablishment(ctx, [
        { unitId: unit, from: '2024-01-01', document: '示范编〔2024〕2号', figures: [{ rankCode: 'M5', approved: 3 }] },
      ]),
    );
    expect((await officer.call(reclassifyUnit, { unitId: unit, kind: 'party', reason: '机构改革', version: 1 })).body.version).toBe(2);
    const refused = await officer.call(reclassifyUnit, { unitId: unit, limitLevel: 'K', reason: '机构改革', version: 2 });
    expect([refused.status, refused.problem.code]).toEqual([409, 'org.level_in_use']);
  });
});

describe('finding units', () => {
  it('filters, sorts by sound and counts all that match', async () => {
    const parent = await aUnit(officer, top, { name: '示范列表区' });
    for (const name of ['示范卫生局', '示范财政局', '示范教育局'])
      await aUnit(officer, parent, { name, adminLevel: 'district', limitLevel: 'K', divisionCode: '320402' });
    await aUnit(officer, parent, { name: '示范人大', kind: 'congress' });
    const answer = await officer.call(listUnits, { parentId: parent, sort: 'name', pageSize: 2, page: 1 });
    expect([answer.body.total, answer.body.items.map((u) => u.name)]).toEqual([4, ['示范财政局', '示范教育局']]);
    expect(await units(officer, { parentId: parent, kind: ['congress'] })).toEqual(['示范人大']);
    expect(await units(officer, { orgId: [parent], subtree: true, divisionCode: '320402' })).toHaveLength(3);
    expect(await units(officer, { orgId: [parent], subtree: true, divisionCode: '320000' })).toHaveLength(5);
    expect(await units(officer, { parentId: parent, q: 'SFWSJ' })).toEqual(['示范卫生局']);
    expect(await units(officer, { parentId: parent, q: '教育' })).toEqual(['示范教育局']);
    // Signs of patterns are letters like others.
    expect(await units(officer, { parentId: parent, q: '%' })).toEqual([]);
    expect((await officer.call(listUnits, { parentId: parent, page: 9 })).body).toMatchObject({ items: [], total: 4 });
  });

  it('shows one unit to its own reader and nothing beside it, not even in a number', async () => {
    const parent = await aUnit(officer, top, { name: '示范墙内局' });
    const mine = await aUnit(officer, parent, { name: '示范墙内一处' });
    const other = await aUnit(officer, parent, { name: '示范墙内二处' });
    const reader = adminOf(mine);
    expect(await units(reader, { q: '示范墙内' })).toEqual(['示范墙内一处']);
    expect((await reader.call(getUnit, { unitId: other })).status).toBe(404);
    expect((await reader.call(listUnitHistory, { unitId: other })).status).toBe(404);
    expect((await reader.call(changeUnit, { unitId: other, sortNo: 1, version: 1 })).status).toBe(404);
    // The name of the parent is public, the parent is not.
    expect((await reader.call(getUnit, { unitId: mine })).body).toMatchObject({
      parentName: '示范墙内局',
      abilities: { change: true, rename: false, move: false },
    });
    expect((await reader.call(getUnit, { unitId: parent })).status).toBe(404);
  });

  it('offers units to choose from, the best fit first, and those chosen before', async () => {
    const parent = await aUnit(officer, top, { name: '示范选择总局' });
    const child = await aUnit(officer, parent, { name: '选择示范处' });
    const { items } = (await officer.call(pickUnits, { q: '选择' })).body;
    expect(items.map((u) => [u.name, u.path])).toEqual([
      ['选择示范处', '示范市 / 示范选择总局'],
      ['示范选择总局', '示范市'],
    ]);
    expect((await officer.call(pickUnits, { ids: [child] })).body.items).toHaveLength(1);
    expect((await adminOf(parent).call(pickUnits, { q: '选择' })).body.items.map((u) => u.name)).toEqual(['示范选择总局']);
  });

  it('finds units by what a register calls them, also by a former name', async () => {
    const unit = await aUnit(officer, top, { name: '示范台账局', shortName: '台账局' });
    await officer.call(renameUnit, { unitId: unit, name: '示范总台账局', on: '2024-01-01', reason: '机构改革', version: 1 });
    const said = ['示范总台账局', '台账局', '示范 台账局', '示范不存在局'];
    const found = await app.asSystem((ctx) => unitsByName(ctx, said));
    expect(said.map((name) => found.get(name)?.map((u) => [u.id, u.former]))).toEqual([
      [[unit, false]],
      [[unit, false]],
      [[unit, true]],
      [],
    ]);
    expect(await app.asSystem((ctx) => unitName(ctx, unit))).toBe('示范总台账局');
  });

  it('counts those who serve', async () => {
    const unit = await aUnit(officer, top);
    await aPerson(officer, unit);
    await aPerson(officer, unit);
    expect((await officer.call(getUnit, { unitId: unit })).body.servingCount).toBe(2);
  });
});
