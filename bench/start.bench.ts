import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, median } from './figure.ts';
import { type Program, startProgram } from './world.ts';

/** Resident memory of a process and all its children, MiB; PostgreSQL's shared pages are counted once by proportional size. */
function memoryOf(pid: number): { node: number; all: number } {
  const pss = (id: number): number => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  };
  const children = (id: number): number[] => {
    const listed = execFileSync('sh', ['-c', `cat /proc/${id}/task/*/children 2>/dev/null || true`], { encoding: 'utf8' });
    return listed
      .split(/\s+/)
      .filter(Boolean)
      .map(Number)
      .flatMap((c) => [c, ...children(c)]);
  };
  return { node: pss(pid), all: [pid, ...children(pid)].reduce((sum, id) => sum + pss(id), 0) };
}

async function timedStart(dataDir: string): Promise<{ seconds: number; program: Program }> {
  const began = performance.now();
  const program = await startProgram(['apps/server/cli.ts', 'start'], {
    QINWU_DATA: dataDir,
    QINWU_PORT: '0',
    QINWU_LOG_LEVEL: 'error',
    QINWU_DEMO_PASSWORD: 'Bench-marked-2026',
  });
  return { seconds: (performance.now() - began) / 1000, program };
}

export const start: Bench = {
  name: 'start',
  about: 'first start with the demonstration city, later starts, memory at rest',
  async run(report) {
    const dataDir = mkdtempSync(join(tmpdir(), 'qinwu-bench-start-'));
    try {
      const first = await timedStart(dataDir);
      report({ metric: 'first', value: first.seconds, unit: 's' });
      await first.program.stop();
      const later: number[] = [];
      for (let i = 0; i < 3; i += 1) {
        const again = await timedStart(dataDir);
        later.push(again.seconds);
        if (i === 2) {
          await new Promise((resolve) => setTimeout(resolve, 10_000));
          const memory = memoryOf(again.program.child.pid as number);
          report({ metric: 'memory_node', value: memory.node, unit: 'MiB' });
          report({ metric: 'memory_all', value: memory.all, unit: 'MiB' });
        }
        await again.program.stop();
      }
      report({ metric: 'again', value: median(later), unit: 's' });
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
