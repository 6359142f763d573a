import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  downloadMatterFile,
  findPeople,
  flowOfRecord,
  getFlow,
  getFlowPicture,
  getFlowSheet,
  listFlows,
} from '#capabilities/approvals/contract/flows.ts';
import { approveStep } from '#capabilities/approvals/contract/verbs.ts';
import { fileServices } from '#kernel/files/server/services.ts';
import type { TestActor } from '#testing/app.ts';
import { makeOffice, type Office } from '#testing/approvals.ts';
import { bpmn, inLine } from '#testing/bpmn.ts';
import { uploadAs } from '#testing/upload.ts';

/** A sub-flow drawn inside, another one called, and branches of which some or all are followed. */
const drawing = bpmn(
  {
    nodes: [
      ['start', 's'],
      ['sub', 'inner', inLine(['inside', { by: 'unit-leader' }])],
      ['inclusive', 'i', { default: 'i-always' }],
      ['step', 'always', { by: 'person', value: 'm1' }],
      ['step', 'wide', { by: 'person', value: 'm2' }],
      ['step', 'rented', { by: 'person', value: 'm3' }],
      ['inclusive', 'j'],
      ['call', 'c', { calledElement: 'further' }],
      ['end', 'e'],
    ],
    links: [
      ['s', 'inner'],
      ['inner', 'i'],
      ['i', 'always'],
      ['i', 'wide', 'area > 20'],
      ['i', 'rented', 'kind = "rent"'],
      ['always', 'j'],
      ['wide', 'j'],
      ['rented', 'j'],
      ['j', 'c'],
      ['c', 'e'],
    ],
  },
  {
    further: {
      nodes: [
        ['start', 'fs'],
        ['step', 'called', { by: 'superior-leader' }],
        ['end', 'fe'],
      ],
      links: [
        ['fs', 'called'],
        ['called', 'fe'],
      ],
    },
  },
);

let o: Office;
const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-look-'));
beforeAll(async () => {
  const services = fileServices({ QINWU_FILES: 'disk', QINWU_UPLOAD_MB: 1, QINWU_S3_REGION: '' }, dataDir);
  o = await makeOffice(inject('postgresUrl'), drawing, undefined, services);
});
afterAll(async () => {
  await o?.app.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const approve = async (actor: TestActor, flowId: string) => {
  const stepId = (await actor.call(getFlow, { flowId })).body.mine?.stepId as string;
  return (await actor.call(approveStep, { stepId })).body;
};

describe('the picture of a flow', () => {
  it('follows sub-flows and inclusive branches, and shows the way', async () => {
    const [m1, m2, m3] = o.members as [TestActor, TestActor, TestActor];
    const { flowId, subjectId } = await o.submit({ area: 30, kind: 'rent' });
    expect((await approve(o.leader, flowId)).waits.map((w) => w.name).sort()).toEqual(['rented', 'wide']);
    expect((await m1.call(getFlow, { flowId })).body.mine).toBeNull();
    await approve(m2, flowId);
    const picture = (await o.staff.call(getFlowPicture, { flowId })).body;
    expect(picture.elements.sort((a, b) => (a.elementId < b.elementId ? -1 : 1))).toEqual([
      { elementId: 'inside', mark: 'past' },
      { elementId: 'rented', mark: 'current' },
      { elementId: 'wide', mark: 'past' },
    ]);
    expect(picture.taken).toEqual(
      expect.arrayContaining(['s-inner', 'begin-inside', 'inside-finish', 'inner-i', 'i-wide', 'i-rented', 'wide-j']),
    );
    expect(picture.taken).not.toContain('i-always');
    expect((await approve(m3, flowId)).waits.map((w) => w.name)).toEqual(['called']);
    expect((await approve(o.superior, flowId)).flowState).toBe('approved');
    expect((await o.staff.call(flowOfRecord, { kind: 'test.matter', subjectId })).body.flow?.flowId).toBe(flowId);
    expect((await o.stranger.call(flowOfRecord, { kind: 'test.matter', subjectId })).body.flow).toBeNull();
  });
});

describe('who takes part', () => {
  it('reads the sheet and the files of the matter also beyond his units; a stranger nothing', async () => {
    const { flowId, subjectId } = await o.submit();
    const file = await uploadAs(o.app, o.staff, '示范附件.txt', '示范内容');
    await o.app.asSystem((ctx) =>
      ctx.client.query(
        `update files.file set record_kind = 'matter', record_id = $2, org_id = $3, read_permission = 'test.read', expires_at = null where id = $1`,
        [file.id, subjectId, o.unitId],
      ),
    );
    await approve(o.leader, flowId);
    await approve(o.members[0] as TestActor, flowId);
    const sheet = (await o.superior.call(getFlowSheet, { flowId })).body;
    expect([sheet.facts[0]?.value, sheet.files.map((f) => f.name)]).toEqual([subjectId, ['示范附件.txt']]);
    const got = await o.superior.call(downloadMatterFile, { flowId, fileId: file.id });
    expect([got.status, got.raw.toString()]).toEqual([200, '示范内容']);
    const loose = await uploadAs(o.app, o.staff, '另一附件.txt', '别的');
    expect((await o.superior.call(downloadMatterFile, { flowId, fileId: loose.id })).status).toBe(404);
    for (const route of [getFlowSheet, downloadMatterFile] as const)
      expect((await o.stranger.call(route, { flowId, fileId: file.id } as never)).status).toBe(404);
  });

  it('finds flows in the list by state, kind, delay and words', async () => {
    const { flowId } = await o.submit();
    const list = async (actor: TestActor, filter: object) => (await actor.call(listFlows, { pageSize: 200, ...filter })).body;
    const ids = async (actor: TestActor, filter: object) => (await list(actor, filter)).items.map((f) => f.flowId);
    expect(await ids(o.staff, { flowState: ['running'], q: '示范' })).toContain(flowId);
    expect(await ids(o.staff, { flowState: ['approved'] })).not.toContain(flowId);
    expect(await ids(o.staff, { overdue: true })).toEqual([]);
    expect(await ids(o.stranger, {})).toEqual([]);
    const [item] = (await list(o.officer, { flowState: ['running'], sort: '-startedAt' })).items;
    expect(item).toMatchObject({
      flowId,
      starterName: '示范职工',
      waits: [{ name: 'inside', deciders: ['示范领导'] }],
      abilities: { terminate: true },
    });
  });

  it('finds colleagues within reach by name', async () => {
    const names = async (actor: TestActor) => (await actor.call(findPeople, { q: '示范' })).body.items.map((p) => p.name);
    expect(await names(o.staff)).not.toContain('示范外人');
    expect(await names(o.officer)).toContain('示范外人');
  });
});
