import type { Ctx } from '#kernel/context.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { type Reached, type Story, stories } from './demo-stories.ts';
import { askExtension } from './extensions.ts';
import { handOverCase, rejectCase, verifyCase } from './inspect.ts';
import { escalate } from './nightly.job.ts';
import { notifyUnit } from './notify-unit.ts';
import { objectToCase } from './objections.ts';
import { openCaseByHand } from './open-case-by-hand.ts';
import { replyToNotice, startFixing, submitFix } from './rectify.ts';
import { closeByInspector, reviewCase } from './review.ts';

interface Person {
  readonly accountId: string;
  readonly displayName: string;
  readonly orgId: string;
}

/** Who plays in the demonstration, and whose problems they are about. */
export interface DemoCases {
  readonly inspector: Person;
  readonly unitAdmin: Person;
  /** Units of the city; the first is the administrator's. */
  readonly unitIds: readonly string[];
}

/** The transaction as a person of the demonstration has it, some days ago. */
function as(ctx: Ctx, who: Person, daysAgo: number): Ctx {
  const now = new Date(ctx.now.getTime() - daysAgo * 86_400_000);
  return {
    ...ctx,
    actor: { ...ctx.actor, accountId: who.accountId, displayName: who.displayName, orgId: who.orgId },
    now,
    today: dayOf(now),
  };
}

async function* oneText(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** A piece of evidence as the unit uploads it. */
const evidence = (ctx: Ctx, orgId: string, name: string): Promise<string> =>
  ctx.services.keepFile(ctx, {
    name: `${name}.txt`,
    mediaType: 'text/plain',
    body: oneText(`${name}（示范佐证材料）\n`),
    orgId,
    purpose: 'evidence',
  });

/** Steps after the notice in their order: who takes them and how many days after finding. */
const trail: readonly Reached[] = ['notified', 'replied', 'fixing', 'submitted', 'reviewed', 'closed'];

async function afterNotice(ctx: Ctx, demo: DemoCases, story: Story, caseId: string): Promise<void> {
  const { foundDaysAgo: ago, until, measures = ['fix-system'] } = story;
  const orgId = demo.unitIds[story.unit] as string;
  const unit = (after: number) => as(ctx, { ...demo.unitAdmin, orgId }, Math.max(0, ago - after));
  const inspector = (after: number) => as(ctx, demo.inspector, Math.max(0, ago - after));
  if (until === 'objected') {
    await objectToCase(unit(2), { caseId, reason: '两辆车均为本单位车辆，加油卡登记有误，已申请更正。', fileIds: [] });
    return;
  }
  const reached = until === 'asked' ? trail.indexOf('replied') : trail.indexOf(until);
  const chosen = [...measures];
  if (reached >= 1)
    await replyToNotice(unit(2), { caseId, text: '已召开会议研究，明确专人负责，按期整改到位。', measures: chosen, fileIds: [] });
  if (until === 'asked') {
    const { rows } = await ctx.client.query<{ dueOn: string }>('select due_on as "dueOn" from cases.case where id = $1', [caseId]);
    await askExtension(unit(4), { caseId, wantedOn: addDays(rows[0]?.dueOn as string, 7), reason: '责任人出差，资金退缴需要时间。' });
  }
  if (reached >= 2) await startFixing(unit(3), { caseId });
  if (reached >= 3) {
    const fileIds = [await evidence(unit(10), orgId, '整改情况说明')];
    const { measuredSqm, returnedSqm, recoveredYuan } = story;
    const figures = { ...(measuredSqm ? { measuredSqm } : {}), ...(returnedSqm ? { returnedSqm } : {}) };
    const money = recoveredYuan ? { recoveredYuan, receiptNo: '示范缴库0001' } : {};
    await submitFix(unit(10), { caseId, text: '已整改到位，请予复核。', measures: chosen, ...figures, ...money, fileIds });
  }
  if (reached >= 4) await reviewCase(inspector(12), { caseId, passed: true, reason: '现场核实，整改到位。', fileIds: [] });
  if (reached >= 5)
    await closeByInspector(new Map())(inspector(13), { caseId, reason: '整改到位，予以销号。', againstRule: false, fileIds: [] });
}

async function tell(ctx: Ctx, demo: DemoCases, story: Story): Promise<void> {
  const { foundDaysAgo: ago, until } = story;
  const orgId = demo.unitIds[story.unit] as string;
  const inspector = as(ctx, demo.inspector, ago);
  const origin = story.origin ?? 'inspection';
  const { id: caseId } = await openCaseByHand(inspector, {
    orgId,
    itemCode: story.item,
    origin,
    title: story.title,
    subjectLabel: story.place,
    facts: story.facts,
    place: story.place,
    foundOn: inspector.today,
    figures: { ...story.figures },
    fileIds: [],
    ...(origin === 'recommendation' ? { recommendedBy: '示范监察机关', recommendationNo: '示范监建〔2026〕3号' } : {}),
  });
  if (until === 'clue') return;
  if (until === 'rejected') {
    await rejectCase(as(ctx, demo.inspector, ago - 2), { caseId, reason: '经核对，反映情况不属实。' });
    return;
  }
  await verifyCase(inspector, { caseId, note: '现场核实，情况属实。', ...(until === 'handed-over' ? { severity: 'A' } : {}) });
  if (until === 'verified') return;
  if (until === 'handed-over') {
    await handOverCase(as(ctx, demo.inspector, ago - 1), { caseId, handedTo: '示范纪检监察机关', document: '示范督移〔2026〕1号' });
    return;
  }
  await notifyUnit(inspector, { caseId, requirement: '请对照清单立即整改，举一反三，完善制度，并报送佐证材料。' });
  await afterNotice(ctx, demo, story, caseId);
}

/** Cases of a demonstration city in all their states, told by the use cases that people use, each on its own day; what is overdue has gone up. */
export async function demoCases(ctx: Ctx, demo: DemoCases): Promise<void> {
  for (const story of stories) await tell(ctx, demo, story);
  await escalate(ctx);
}
