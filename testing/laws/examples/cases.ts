import { getCase } from '#capabilities/cases/contract/cases.ts';
import {
  askExtension,
  notifyUnit,
  objectToCase,
  openCaseByHand,
  replyToNotice,
  reviewCase,
  submitFix,
  verifyCase,
} from '#capabilities/cases/contract/steps.ts';
import { addDays } from '#shared/time.ts';
import type { World } from '../world.ts';
import type { Example } from './example.ts';

const finding = (w: World) => ({
  orgId: w.unitId,
  itemCode: 'N-OS-1',
  title: '办公用房面积超过标准',
  subjectLabel: '示范楼 301',
  facts: '实测 20.40 平方米。',
  foundOn: '2026-03-02',
});

const clue = async (w: World): Promise<string> => (await w.done(openCaseByHand, finding(w))).id;
const verified = async (w: World): Promise<string> => {
  const caseId = await clue(w);
  await w.done(verifyCase, { caseId });
  return caseId;
};
const notified = async (w: World): Promise<string> => {
  const caseId = await verified(w);
  await w.done(notifyUnit, { caseId, requirement: '限期整改。' });
  return caseId;
};
const replied = async (w: World): Promise<string> => {
  const caseId = await notified(w);
  await w.done(replyToNotice, { caseId, text: '立即整改。', measures: ['return-room'] });
  return caseId;
};
const fix = { text: '已腾退。', measures: ['return-room' as const], measuredSqm: '18.00', returnedSqm: '2.40' };
const submitted = async (w: World): Promise<string> => {
  const caseId = await replied(w);
  await w.done(submitFix, { caseId, ...fix });
  return caseId;
};
const objected = async (w: World): Promise<string> => {
  const caseId = await notified(w);
  await w.done(objectToCase, { caseId, reason: '面积有误。' });
  return caseId;
};
const later = async (w: World, caseId: string): Promise<string> => addDays((await w.done(getCase, { caseId })).dueOn as string, 3);

/** The same steps by the same account need another one who judges. */
const judge = (w: World) => w.app.actor({ permissions: w.allPermissions, scope: 'all', orgId: w.unitId });

const line = {
  object: 'office',
  polarity: 'negative',
  textZh: '示范清单项',
  textEn: 'Line of the demonstration',
  basis: '示范依据',
  evidenceKind: 'photo',
  severity: 'D',
  adminLevels: ['city'],
  validFrom: '2025-01-01',
  document: '示范清单〔2025〕1号',
};
const everywhere = 'holds for the whole installation; only who reaches all of it changes it';
const period = { foundFrom: '2026-01-01', foundTo: '2026-12-31' };

/** Supervision: cases and their steps, lists, settings, figures. */
export const casesExamples: Readonly<Record<string, Example>> = {
  getCasesByCaseId: { input: async (w) => ({ caseId: await clue(w) }) },
  postCases: { input: finding },
  postCasesByCaseIdVerify: { input: async (w) => ({ caseId: await clue(w) }) },
  postCasesByCaseIdReject: { input: async (w) => ({ caseId: await clue(w), reason: '不属实。' }) },
  postCasesByCaseIdAssign: { input: async (w) => ({ caseId: await clue(w), toOrgId: w.otherUnitId }) },
  postCasesByCaseIdNotice: { input: async (w) => ({ caseId: await verified(w), requirement: '限期整改。' }) },
  postCasesByCaseIdObjection: { input: async (w) => ({ caseId: await notified(w), reason: '面积有误。' }) },
  postCasesByCaseIdObjectionDecide: { input: async (w) => ({ caseId: await objected(w), upheld: false, reason: '复测无误。' }) },
  postCasesByCaseIdReply: { input: async (w) => ({ caseId: await notified(w), text: '立即整改。', measures: ['return-room'] }) },
  postCasesByCaseIdStart: { input: async (w) => ({ caseId: await replied(w) }) },
  postCasesByCaseIdSubmit: { input: async (w) => ({ caseId: await replied(w), ...fix }) },
  postCasesByCaseIdReview: { input: async (w) => ({ caseId: await submitted(w), passed: true, reason: '现场核实。' }), actor: judge },
  postCasesByCaseIdHandOver: {
    input: async (w) => ({ caseId: await verified(w), handedTo: '示范纪检监察机关', document: '示范移〔2026〕1号' }),
  },
  postCasesByCaseIdExtension: {
    input: async (w) => {
      const caseId = await notified(w);
      return { caseId, wantedOn: await later(w, caseId), reason: '材料未到。' };
    },
  },
  postCasesByCaseIdExtensionDecide: {
    input: async (w) => {
      const caseId = await notified(w);
      await w.done(askExtension, { caseId, wantedOn: await later(w, caseId), reason: '材料未到。' });
      return { caseId, granted: true };
    },
  },
  postCasesByCaseIdClose: {
    input: async (w) => {
      const caseId = await submitted(w);
      const other = await judge(w).call(reviewCase, { caseId, passed: true, reason: '现场核实。' });
      if (other.status !== 200) throw new Error(JSON.stringify(other.problem));
      return { caseId, reason: '整改到位。' };
    },
    actor: judge,
  },
  getCasesByCaseIdLettersByLetterId: {
    input: async (w) => {
      const caseId = await verified(w);
      const { letterId } = await w.done(notifyUnit, { caseId, requirement: '限期整改。' });
      return { caseId, letterId };
    },
  },
  getCasesStatistics: { input: () => period },
  getCasesScores: { input: () => period },
  putCasesListItemsByCode: { input: () => ({ code: 'N-OS-90', ...line }), notOfAUnit: everywhere },
  postCasesListItemsByCodeEnd: {
    input: () => ({ code: 'N-CA-2', validTo: '2026-12-31', document: '示范清单〔2026〕2号' }),
    notOfAUnit: everywhere,
  },
  putCasesSettingsByKey: {
    input: () => ({ key: 'limitDaysC', value: 30, validFrom: '2025-01-01', document: '示范督〔2025〕1号' }),
    notOfAUnit: everywhere,
  },
};
