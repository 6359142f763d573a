import { createPatrol, getPatrol, listVisits, skipVisit } from '#domains/office-space/contract/patrols.ts';
import type { World } from '../world.ts';
import type { Example } from './example.ts';

const asked = (w: World) => ({
  orgId: w.unitId,
  name: w.fresh.word('示范巡检'),
  from: '2026-01-01',
  to: '2026-12-31',
  memberIds: [w.personId],
  rooms: 1,
});
const patrol = async (w: World) => (await w.done(createPatrol, asked(w))).id;
const visit = async (w: World) => {
  const patrolId = await patrol(w);
  return { patrolId, visitId: (await w.done(listVisits, { patrolId })).items[0]?.id };
};

/** Special patrols of office space. */
export const patrolExamples: Readonly<Record<string, Example>> = {
  postOfficeSpacePatrols: { input: asked },
  getOfficeSpacePatrolsByPatrolId: { input: async (w) => ({ patrolId: await patrol(w) }) },
  getOfficeSpacePatrolsByPatrolIdVisits: { input: async (w) => ({ patrolId: await patrol(w) }) },
  getOfficeSpacePatrolsByPatrolIdDraw: { input: async (w) => ({ patrolId: await patrol(w) }) },
  postOfficeSpacePatrolVisitsByVisitIdReport: {
    input: async (w) => ({ visitId: (await visit(w)).visitId, visitedAt: '2026-02-01T08:00:00Z', seated: 0 }),
  },
  postOfficeSpacePatrolVisitsByVisitIdSkip: { input: async (w) => ({ visitId: (await visit(w)).visitId, reason: '门锁着' }) },
  postOfficeSpacePatrolsByPatrolIdClose: {
    input: async (w) => {
      const { patrolId, visitId } = await visit(w);
      await w.done(skipVisit, { visitId: visitId as string, reason: '门锁着' });
      const { version } = await w.done(getPatrol, { patrolId });
      return { patrolId, conclusion: '未见异常', version };
    },
  },
};
