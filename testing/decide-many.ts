import { readFileSync } from 'node:fs';
import { getFlow, listFlows } from '#capabilities/approvals/contract/flows.ts';
import { approvalsPermissions } from '#capabilities/approvals/contract/permissions.ts';
import { approveStep } from '#capabilities/approvals/contract/verbs.ts';
import { startTestApp } from './app.ts';
import { testMatters } from './approvals.ts';

/**
 * A process that decides whatever waits for the given accounts until nothing does, four at a time, and says each decision on a line. It is
 * made to be killed: `decide-many.ts URL DRAWING UNIT ACCOUNT…`.
 */
const [url = '', drawing = '', unitId = '', ...accountIds] = process.argv.slice(2);
const app = await startTestApp('', { url, domains: testMatters(readFileSync(drawing, 'utf8')).rooms });
const permissions = Object.keys(approvalsPermissions);
const deciders = accountIds.map((accountId) => app.actor({ permissions, scope: [unitId], orgId: unitId, accountId }));

async function decide(flowId: string): Promise<void> {
  for (const actor of deciders) {
    const stepId = (await actor.call(getFlow, { flowId })).body?.mine?.stepId;
    if (!stepId) continue;
    const reply = await actor.call(approveStep, { stepId, opinion: '同意' });
    if (reply.status !== 200) throw new Error(JSON.stringify(reply.problem));
    process.stdout.write(`decided ${flowId}\n`);
  }
}

for (;;) {
  const reader = deciders[0] as (typeof deciders)[number];
  const open = (await reader.call(listFlows, { flowState: ['running'], pageSize: 200, sort: 'startedAt' })).body.items.map((f) => f.flowId);
  if (open.length === 0) break;
  const lanes = [0, 1, 2, 3].map(async (lane) => {
    for (let i = lane; i < open.length; i += 4) await decide(open[i] as string);
  });
  await Promise.all(lanes);
}
await app.close();
process.stdout.write('nothing waits\n');
