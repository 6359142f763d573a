import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { downloadFile } from '#kernel/files/contract/files.ts';
import { fileServices } from '#kernel/files/server/services.ts';
import { createAccount, grantRole } from '#kernel/identity/server/public.ts';
import { addDays, addMonths } from '#shared/time.ts';
import { startTestApp, type TestActor, type TestApp } from '#testing/app.ts';
import { makeDivision, makeUnit } from '#testing/office-space.ts';
import { uploadAs } from '#testing/upload.ts';
import { getCase, listCases } from '../contract/cases.ts';
import { casesPermissions } from '../contract/permissions.ts';
import { caseStatistics, unitScores } from '../contract/statistics.ts';
import * as steps from '../contract/steps.ts';
import { escalate } from './nightly.job.ts';

type Role = 'unit-admin' | 'inspector' | 'leader';
const rights = (role: Role): string[] =>
  Object.entries(casesPermissions)
    .filter(([, roles]) => (roles as readonly string[]).includes(role))
    .map(([permission]) => permission);

let app: TestApp;
let goab: string;
let unit: string;
let inspector: TestActor;
let second: TestActor;
let unitAdmin: TestActor;
let leader: TestActor;
const dir = mkdtempSync(join(tmpdir(), 'qinwu-cases-'));
let serial = 0;

/** An account that exists, with a role over a unit, for the workbench and for uploads. */
async function person(role: Role, orgId: string, scope: readonly string[]): Promise<TestActor> {
  serial += 1;
  const name = `cases-${role}-${serial}`;
  const accountId = await app.asSystem(async (ctx) => {
    const { id } = await createAccount(ctx, {
      username: name,
      displayName: `示范${role}${serial}`,
      unitId: orgId,
      password: 'Demo-2026-pass',
      mustChangePassword: false,
    });
    await grantRole(ctx, { accountId: id, role, line: null, unitId: orgId, reach: 'subtree' });
    return id;
  });
  return app.actor({ permissions: rights(role), scope, orgId, name: `示范${role}${serial}`, accountId });
}

beforeAll(async () => {
  const services = fileServices({ QINWU_FILES: 'disk', QINWU_UPLOAD_MB: 1, QINWU_S3_REGION: '' }, dir);
  app = await startTestApp(inject('postgresUrl'), { services });
  const division = await makeDivision(app);
  goab = await makeUnit(app, division, { kind: 'administration' });
  unit = await makeUnit(app, division, { parentId: goab });
  inspector = await person('inspector', goab, [goab, unit]);
  second = await person('inspector', goab, [goab, unit]);
  leader = await person('leader', goab, [goab, unit]);
  unitAdmin = await person('unit-admin', unit, [unit]);
});
afterAll(async () => {
  await app?.close();
  rmSync(dir, { recursive: true, force: true });
});

const today = () => app.asSystem(async (ctx) => ctx.today);
const must = async <T>(answer: Promise<{ status: number; body: T; problem: unknown }>): Promise<T> => {
  const { status, body, problem } = await answer;
  if (status >= 300) throw new Error(JSON.stringify(problem));
  return body;
};
const open = async (over: Partial<Parameters<typeof finding>[0]> = {}): Promise<string> =>
  (await must(inspector.call(steps.openCaseByHand, finding(over)))).id;
const finding = (
  over: Partial<{ itemCode: string; origin: 'inspection' | 'report' | 'recommendation'; subjectLabel: string; recommendedBy: string }>,
) => ({
  orgId: unit,
  itemCode: 'N-OS-6',
  title: '擅自改变用途：会议室改为健身房',
  subjectLabel: '示范楼 301',
  facts: '现场查看，会议室内摆放健身器材。',
  foundOn: '2026-03-02',
  figures: { measured: '40.00', system: '38.50', difference: '1.50' },
  ...over,
});
const photo = async (actor: TestActor) => (await uploadAs(app, actor, '现场.txt', '示范现场照片说明')).id;
const read = async (caseId: string) => must(inspector.call(getCase, { caseId }));
const notified = async (over: Parameters<typeof open>[0] = {}): Promise<string> => {
  const caseId = await open(over);
  await must(inspector.call(steps.verifyCase, { caseId }));
  await must(inspector.call(steps.notifyUnit, { caseId, requirement: '十五日内恢复原用途。' }));
  return caseId;
};
const submitted = async (): Promise<string> => {
  const caseId = await notified();
  await must(unitAdmin.call(steps.replyToNotice, { caseId, text: '立即清理。', measures: ['fix-system'] }));
  await must(unitAdmin.call(steps.submitFix, { caseId, text: '已恢复。', measures: ['fix-system'], fileIds: [await photo(unitAdmin)] }));
  return caseId;
};

describe('a case from finding to closing', () => {
  it('goes its way with letters in an unbroken series, evidence that both sides read, and second looks', async () => {
    const caseId = await open();
    expect((await read(caseId)).abilities).toMatchObject({ verify: true, reject: true, notify: false, reply: false, close: false });
    await must(inspector.call(steps.verifyCase, { caseId, note: '属实' }));
    const notice = await must(inspector.call(steps.notifyUnit, { caseId, requirement: '十五日内恢复原用途。' }));
    expect(notice.dueOn).toBe(addDays(await today(), 15));
    const next = await open();
    await must(inspector.call(steps.verifyCase, { caseId: next }));
    const following = await must(inspector.call(steps.notifyUnit, { caseId: next, requirement: '同上。' }));
    const seq = (number: string) => Number(/〕(\d+)号/.exec(number)?.[1]);
    expect(seq(following.number) - seq(notice.number)).toBe(1);

    expect((await must(unitAdmin.call(getCase, { caseId }))).abilities).toMatchObject({
      reply: true,
      object: true,
      verify: false,
      askExtension: true,
    });
    await must(unitAdmin.call(steps.replyToNotice, { caseId, text: '立即清理。', measures: ['fix-system'] }));
    await must(unitAdmin.call(steps.startFixing, { caseId }));
    const bare = await unitAdmin.call(steps.submitFix, { caseId, text: '已恢复。', measures: ['fix-system'] });
    expect([bare.status, bare.problem.issues?.[0]?.code]).toEqual([400, 'cases.evidence_missing']);
    const fileId = await photo(unitAdmin);
    await must(unitAdmin.call(steps.submitFix, { caseId, text: '已恢复。', measures: ['fix-system'], fileIds: [fileId] }));
    expect((await inspector.call(downloadFile, { fileId })).status).toBe(200);
    await must(inspector.call(steps.reviewCase, { caseId, passed: false, reason: '照片看不清。' }));
    await must(
      unitAdmin.call(steps.submitFix, { caseId, text: '补充照片。', measures: ['fix-system'], fileIds: [await photo(unitAdmin)] }),
    );
    await must(inspector.call(steps.reviewCase, { caseId, passed: true, reason: '现场核实。' }));
    await must(second.call(steps.closeByInspector, { caseId, reason: '整改到位。' }));

    const c = await read(caseId);
    expect([c.state, c.closedHow, c.overdueDays]).toEqual(['closed', 'inspector', 0]);
    expect(c.steps.map((s) => s.act)).toEqual([
      'open',
      'verify',
      'notify',
      'reply',
      'start',
      'submit',
      'send-back',
      'submit',
      'pass',
      'close-inspector',
    ]);
    expect(c.letters.map((l) => l.kind)).toEqual(['notice', 'receipt']);
    expect(c.lookBacks.map((l) => [l.months, l.dueOn])).toEqual([
      [3, addMonths(await today(), 3)],
      [12, addMonths(await today(), 12)],
    ]);
    const letter = await must(unitAdmin.call(steps.getLetter, { caseId, letterId: c.letters[0]?.id as string }));
    expect(letter.content).toMatchObject({ title: c.title, itemCode: 'N-OS-6', requirement: '十五日内恢复原用途。', dueOn: notice.dueOn });
  });

  it('a relapse at a second look opens a new case of the next class', async () => {
    const caseId = await submitted();
    await must(inspector.call(steps.reviewCase, { caseId, passed: true, reason: '属实。' }));
    await must(second.call(steps.closeByInspector, { caseId, reason: '整改到位。' }));
    const { newCaseId } = await must(inspector.call(steps.lookBackAt, { caseId, months: 3, result: 'relapsed', note: '又摆回来了。' }));
    const back = await read(newCaseId as string);
    expect([back.severity, back.bornSeverity, back.repeatNo, back.repeatOf?.id]).toEqual(['A', 'B', 1, caseId]);
    const again = await inspector.call(steps.lookBackAt, { caseId, months: 3, result: 'kept', note: '再看。' });
    expect(again.status).toBe(404);
  });

  it('nobody judges what they put right themselves', async () => {
    const both = app.actor({
      permissions: Object.keys(casesPermissions),
      scope: [goab, unit],
      orgId: goab,
      accountId: unitAdmin.actor.accountId as string,
    });
    const caseId = await submitted();
    const answer = await both.call(steps.reviewCase, { caseId, passed: true, reason: '自己看过了。' });
    expect([answer.status, answer.problem.code]).toEqual([403, 'cases.same_person']);
    // The account is the unit's administrator again.
    unitAdmin = app.actor({
      permissions: rights('unit-admin'),
      scope: [unit],
      orgId: unit,
      accountId: unitAdmin.actor.accountId as string,
    });
  });

  it('refuses a step that its state does not know, by name', async () => {
    const caseId = await open();
    const answer = await inspector.call(steps.notifyUnit, { caseId, requirement: '整改。' });
    expect([answer.status, answer.problem.code]).toEqual([409, 'cases.step_not_possible']);
  });

  it('two inspectors who notify at once: one letter, one refusal', async () => {
    const caseId = await open();
    await must(inspector.call(steps.verifyCase, { caseId }));
    const answers = await Promise.all([inspector, second].map((i) => i.call(steps.notifyUnit, { caseId, requirement: '整改。' })));
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect((await read(caseId)).letters).toHaveLength(1);
  });
});

describe('objection, extension, hand-over', () => {
  it('an objection in time is heard, a late one refused', async () => {
    const caseId = await notified();
    await must(unitAdmin.call(steps.objectToCase, { caseId, reason: '该室经批准改为活动室。' }));
    await must(inspector.call(steps.decideObjection, { caseId, upheld: true, reason: '批文属实。' }));
    expect(await read(caseId)).toMatchObject({ state: 'rejected', closedHow: 'objection' });

    const late = await notified();
    app.setNow(new Date(Date.now() + 20 * 86_400_000));
    const answer = await unitAdmin.call(steps.objectToCase, { caseId: late, reason: '迟到的异议。' });
    app.setNow(null);
    expect([answer.status, answer.problem.code]).toEqual([422, 'cases.objection_too_late']);
  });

  it('a limit is extended once, by a leader, to the day asked for', async () => {
    const caseId = await notified();
    const { dueOn } = await read(caseId);
    const wanted = addDays(dueOn as string, 10);
    expect(
      (await unitAdmin.call(steps.askExtension, { caseId, wantedOn: addDays(dueOn as string, 40), reason: '施工' })).problem.issues?.[0]
        ?.code,
    ).toBe('cases.extension_too_long');
    await must(unitAdmin.call(steps.askExtension, { caseId, wantedOn: wanted, reason: '材料未到。' }));
    expect((await must(leader.call(getCase, { caseId }))).abilities.decideExtension).toBe(true);
    await must(leader.call(steps.decideExtension, { caseId, granted: true, opinion: '同意。' }));
    expect((await read(caseId)).dueOn).toBe(wanted);
    expect((await unitAdmin.call(steps.askExtension, { caseId, wantedOn: addDays(wanted, 3), reason: '再延' })).problem.code).toBe(
      'cases.extended_already',
    );
  });

  it('a clue of a breach of discipline is handed over and shows to inspectors alone', async () => {
    const caseId = await open();
    await must(inspector.call(steps.verifyCase, { caseId, severity: 'A', note: '涉嫌违纪。' }));
    expect((await inspector.call(steps.notifyUnit, { caseId, requirement: '整改。' })).problem.code).toBe('cases.step_not_possible');
    await must(inspector.call(steps.handOverCase, { caseId, handedTo: '示范纪检监察机关', document: '示范移〔2026〕1号' }));
    expect((await unitAdmin.call(getCase, { caseId })).status).toBe(404);
    expect((await leader.call(getCase, { caseId })).status).toBe(404);
    const seen = await must(unitAdmin.call(listCases, { subtree: 'true', running: 'true', pageSize: 200 }));
    expect(seen.items.map((c) => c.id)).not.toContain(caseId);
    await must(second.call(steps.closeByInspector, { caseId, reason: '纪检机关已办结。' }));
  });

  it('a recommendation must be answered before it closes', async () => {
    const caseId = await notified({ origin: 'recommendation', recommendedBy: '示范监察机关' });
    await must(unitAdmin.call(steps.replyToNotice, { caseId, text: '已研究采纳。', measures: ['fix-system'] }));
    expect((await read(caseId)).letters.map((l) => l.kind)).toEqual(['notice', 'recommendation-reply']);
  });
});

describe('limits pass', () => {
  it('an overdue case goes up one level each five days, and every level finds it on its workbench', async () => {
    const caseId = await notified();
    await app.settle();
    const todo = (accountId: string | null) =>
      app.asSystem(async (ctx) => {
        const { rows } = await ctx.client.query<{ key: string }>(
          'select key from workbench.work where account_id = $1 and record_id = $2 and ended_at is null',
          [accountId, caseId],
        );
        return rows.map((r) => r.key.split(':')[2]);
      });
    expect(await todo(unitAdmin.actor.accountId)).toEqual(['notified']);
    const at = (days: number) => app.setNow(new Date(Date.now() + days * 86_400_000));
    at(19);
    expect(await app.asSystem(escalate)).toBe(0);
    at(20);
    await app.asSystem(escalate);
    await app.asSystem(escalate);
    await app.settle();
    const list = await must(inspector.call(listCases, { light: ['red'], pageSize: 200 }));
    const row = list.items.find((c) => c.id === caseId);
    expect([row?.light, row?.overdueDays, row?.escalationLevel]).toEqual(['red', 5, 1]);
    expect(list.lights.red).toBe(list.total);
    app.setNow(null);
    expect((await todo(inspector.actor.accountId)).some((stage) => stage?.startsWith('overdue-'))).toBe(true);
    expect((await todo(leader.actor.accountId)).some((stage) => stage?.startsWith('overdue-'))).toBe(true);
  });
});

describe('figures', () => {
  it('count founded findings only, and score the unit by class', async () => {
    const division = await makeDivision(app);
    const own = await makeUnit(app, division, { parentId: goab });
    const all = app.actor({ permissions: rights('inspector'), scope: [own], orgId: own });
    const enter = async (itemCode: string) => (await must(all.call(steps.openCaseByHand, { ...finding({ itemCode }), orgId: own }))).id;
    for (const code of ['N-OS-1', 'P-OS-3']) await must(all.call(steps.verifyCase, { caseId: await enter(code) }));
    await must(all.call(steps.rejectCase, { caseId: await enter('N-OS-2'), reason: '不属实。' }));
    const period = { foundFrom: '2026-03-01', foundTo: '2026-03-31' };
    const scores = await must(all.call(unitScores, period));
    expect(scores.items).toMatchObject([{ orgId: own, score: 96, deducted: 4, countC: 1, countD: 1, red: false }]);
    const figures = await must(all.call(caseStatistics, { ...period, group: 'object' }));
    expect(figures.rows).toMatchObject([{ key: 'office', founded: 2, due: 0 }]);
    const listed = await must(all.call(listCases, figures.rows[0]?.query as never));
    expect(listed.total).toBe(2);
    expect((await must(all.call(caseStatistics, { ...period, group: 'severity' }))).rows.map((r) => [r.key, r.founded])).toEqual([
      ['C', 1],
      ['D', 1],
    ]);
  });
});
