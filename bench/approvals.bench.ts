import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { getFlow } from '#capabilities/approvals/contract/flows.ts';
import { approveStep } from '#capabilities/approvals/contract/verbs.ts';
import { startEmbedded } from '#kernel/db/embedded.ts';
import { migrate } from '#kernel/db/migrate.ts';
import { root } from '#kernel/root.ts';
import { startTestApp, type TestActor } from '#testing/app.ts';
import { makeMatterTable, type Office, peopleOffice, testMatters } from '#testing/approvals.ts';
import { bpmn } from '#testing/bpmn.ts';
import { type Bench, median } from './figure.ts';

const OPEN_FLOWS = 10_000;
const MEASURED = 60;
const WARM = 15;
/** Decisions that end a flow of the drawing. */
const SIGNATURES = 5;
/** Clock ticks of a second in /proc on Linux. */
const TICKS = 100;

/** A matter as agencies have it: reviewed, signed together side by side with the level above, decided. */
const drawing = bpmn({
  nodes: [
    ['start', 's'],
    ['step', 'review', { by: 'unit-leader', limitHours: '16', remindHours: '8' }],
    ['exclusive', 'x', { default: 'x-last' }],
    ['parallel', 'fork'],
    ['step', 'above', { by: 'superior-leader' }],
    ['step', 'sign', { by: 'person', value: 'm1 m2', mode: 'all' }],
    ['parallel', 'join'],
    ['step', 'last', { by: 'officer', line: 'office-space' }],
    ['end', 'e'],
  ],
  links: [
    ['s', 'review'],
    ['review', 'x'],
    ['x', 'fork', 'area > 20'],
    ['x', 'last'],
    ['fork', 'above'],
    ['fork', 'sign'],
    ['above', 'join'],
    ['sign', 'join'],
    ['join', 'last'],
    ['last', 'e'],
  ],
});

/** Makes open flows like one that stands, in set statements: the same rows with other ids. */
async function fill(url: string, flowId: string, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(
    `create temp table copy as select n, md5('flow' || n)::uuid as flow, md5('step' || n)::uuid as step, md5('subject' || n)::uuid as subject
     from generate_series(1, ${count}) n`,
  );
  const copies: readonly [table: string, own: Readonly<Record<string, string>>, where: string][] = [
    ['approvals.flow', { id: 'c.flow', subject_id: 'c.subject' }, 't.id = $1'],
    ['approvals.step', { id: 'c.step', flow_id: 'c.flow' }, 't.flow_id = $1'],
    ['approvals.decider', { id: `md5('decider' || c.n)::uuid`, flow_id: 'c.flow', step_id: 'c.step' }, 't.flow_id = $1'],
    ['approvals.participant', { flow_id: 'c.flow' }, 't.flow_id = $1'],
    ['approvals.act', { id: `md5('act' || c.n)::uuid`, flow_id: 'c.flow' }, 't.flow_id = $1'],
    [
      'workbench.work',
      { id: `md5(t.key || c.n)::uuid`, key: 't.key || c.n', record_id: 'c.subject' },
      't.record_id = (select subject_id from approvals.flow where id = $1)',
    ],
  ];
  for (const [table, own, where] of copies) {
    const { rows } = await owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''`,
      [table],
    );
    const names = rows.map((r) => r.name);
    const values = names.map((name) => own[name] ?? `t.${name}`);
    await owner.query(`insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table} t, copy c where ${where}`, [
      flowId,
    ]);
  }
  await owner.query('vacuum analyze');
  await owner.end();
}

/** The process that all processes of the database server descend from. */
async function mainProcess(url: string): Promise<number | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const parent = statOf(String(rows[0]?.pid))?.parent ?? null;
  await client.end();
  return parent;
}

/** Processor milliseconds of the database server with all its processes, as Linux counts them. */
function databaseCpu(main: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
    const stat = statOf(name);
    if (!stat || (Number(name) !== main && stat.parent !== main)) continue;
    ticks += stat.own + (Number(name) === main ? stat.ended : 0);
  }
  return (ticks * 1000) / TICKS;
}

function statOf(pid: string): { parent: number; own: number; ended: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const f = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    return { parent: f[1] as number, own: (f[11] as number) + (f[12] as number), ended: (f[13] as number) + (f[14] as number) };
  } catch {
    return null;
  }
}

/** Decides whatever waits in a flow, one signature after the other; answers the processor milliseconds of this process for each. */
async function decideAll(office: Office, flowId: string): Promise<number[]> {
  const [m1, m2] = office.members as [TestActor, TestActor];
  const costs: number[] = [];
  for (const actor of [office.leader, m1, office.superior, m2, office.officer]) {
    const stepId = (await actor.call(getFlow, { flowId })).body.mine?.stepId as string;
    const before = process.cpuUsage();
    const reply = await actor.call(approveStep, { stepId, opinion: '同意' });
    const used = process.cpuUsage(before);
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem));
    costs.push((used.user + used.system) / 1000);
  }
  return costs;
}

export const approvalsDecide: Bench = {
  name: 'approvals-decide',
  about: 'one decision over the whole way (HTTP, flow, room, workbench, audit) while 10,000 other flows are open',
  async run(report, log) {
    const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-bench-'));
    const server = await startEmbedded({ dataDir });
    try {
      await migrate(server.url, root);
      const app = await startTestApp('', { url: server.url, domains: testMatters(drawing).rooms });
      await makeMatterTable(server.url);
      const office = await peopleOffice(app);
      const { flowId } = await office.submit({ area: 30 });
      await fill(server.url, flowId, OPEN_FLOWS);
      log(`${OPEN_FLOWS} flows are open`);
      const flows: string[] = [];
      for (let i = 0; i < WARM + MEASURED; i++) flows.push((await office.submit({ area: 30 })).flowId);
      for (const id of flows.slice(0, WARM)) await decideAll(office, id);
      const main = await mainProcess(server.url);
      const databaseBefore = main === null ? 0 : databaseCpu(main);
      const began = performance.now();
      const costs = (await flows
        .slice(WARM)
        .reduce(async (sum, id) => [...(await sum), ...(await decideAll(office, id))], Promise.resolve<number[]>([]))) as number[];
      const took = performance.now() - began;
      const inDatabase = main === null ? null : (databaseCpu(main) - databaseBefore) / MEASURED / SIGNATURES;
      const mean = costs.reduce((a, b) => a + b, 0) / costs.length;
      report({ metric: 'cpu_ms', value: mean + (inDatabase ?? 0), unit: 'ms' });
      report({ metric: 'cpu_ms_server', value: mean, unit: 'ms' });
      report({ metric: 'cpu_ms_server_median', value: median(costs), unit: 'ms' });
      if (inDatabase !== null) report({ metric: 'cpu_ms_database', value: inDatabase, unit: 'ms' });
      report({ metric: 'time_with_reading', value: took / costs.length, unit: 'ms' });
      await app.close();
    } finally {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
