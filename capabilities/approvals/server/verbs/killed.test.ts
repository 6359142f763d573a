import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { root } from '#kernel/root.ts';
import { makeOffice, type Office } from '#testing/approvals.ts';
import { bpmn, inLine } from '#testing/bpmn.ts';

/** Decisions in all, two for each flow; `QINWU_CRASH_DECISIONS=1000` for the whole proof. */
const DECISIONS = Number(process.env.QINWU_CRASH_DECISIONS ?? 120);
const FLOWS = DECISIONS / 2;

const drawing = bpmn(inLine(['first', { by: 'person', value: 'm1' }], ['second', { by: 'person', value: 'm2' }]));
const file = join(mkdtempSync(join(tmpdir(), 'qinwu-kill-')), 'matter.bpmn');
writeFileSync(file, drawing);

let o: Office;
beforeAll(async () => {
  o = await makeOffice(inject('postgresUrl'), drawing);
});
afterAll(async () => o?.app.close());

/** Starts a process that decides, and ends it with SIGKILL at a number of decisions, or waits for its end. Answers what it said. */
function decideUntil(count: number): Promise<number> {
  const [m1, m2] = o.members.map((m) => o.account(m)) as [string, string];
  const child: ChildProcess = spawn(process.execPath, ['testing/decide-many.ts', o.app.url, file, o.unitId, m1, m2], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let said = 0;
    let errors = '';
    child.stderr?.on('data', (d) => {
      errors += String(d);
    });
    child.stdout?.on('data', (d) => {
      said += String(d).split('decided ').length - 1;
      if (said >= count) child.kill('SIGKILL');
    });
    child.on('exit', (code, signal) => (signal === 'SIGKILL' || code === 0 ? resolve(said) : reject(new Error(errors))));
  });
}

interface Row {
  state: string;
  completed: number;
  open: number;
  approvedSteps: number;
  signatures: number;
  acts: number;
  decided: number;
  todo: number;
}

const rows = () =>
  o.app.asSystem(
    async (ctx) =>
      (
        await ctx.client.query<Row>(`select f.state, json_array_length(f.log) as completed,
          (select count(*)::int from approvals.step s where s.flow_id = f.id and s.state = 'open') as open,
          (select count(*)::int from approvals.step s where s.flow_id = f.id and s.state = 'approved') as "approvedSteps",
          (select count(*)::int from approvals.decider d where d.flow_id = f.id and d.state = 'approved') as signatures,
          (select count(*)::int from approvals.act a where a.flow_id = f.id and a.verb = 'approve') as acts,
          (select count(*)::int from matter.decided m where m.flow_id = f.id) as decided,
          (select count(*)::int from workbench.work w where w.record_id = f.subject_id and w.kind = 'todo' and w.ended_at is null) as todo
        from approvals.flow f`)
      ).rows,
  );

it('a process killed in the middle of its decisions leaves every flow in a legal state, and none decided twice', {
  timeout: 600_000,
}, async () => {
  for (let i = 0; i < FLOWS; i++) await o.submit();
  const said: number[] = [];
  for (const share of [0.2, 0.3]) {
    said.push(await decideUntil(Math.floor(DECISIONS * share)));
    const now = await rows();
    for (const f of now) {
      const ended = f.state === 'approved' ? 1 : 0;
      expect(['running', 'approved']).toContain(f.state);
      // What the flow, its steps, its signatures, its history, the workbench and the room say is one and the same.
      expect(f).toMatchObject({
        open: 1 - ended,
        completed: f.approvedSteps,
        signatures: f.approvedSteps,
        acts: f.approvedSteps,
        decided: ended,
        todo: 1 - ended,
      });
    }
    const decisions = now.reduce((sum, f) => sum + f.acts, 0);
    // Each decision that was said was kept; at most those under way were kept unsaid.
    expect(decisions).toBeGreaterThanOrEqual(said.reduce((a, b) => a + b));
    expect(decisions).toBeLessThan(DECISIONS);
  }
  await decideUntil(Number.POSITIVE_INFINITY);
  const last = await rows();
  expect(last).toHaveLength(FLOWS);
  expect(new Set(last.map((f) => JSON.stringify([f.state, f.acts, f.signatures, f.decided, f.open, f.todo])))).toEqual(
    new Set([JSON.stringify(['approved', 2, 2, 1, 0, 0])]),
  );
  expect(
    (await o.app.asSystem((ctx) => ctx.client.query(`select seq from audit.entry where action = 'approvals.flow.approve'`))).rowCount,
  ).toBe(DECISIONS);
});
