import type { ApprovalSubject } from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { addDays, addMonths } from '#shared/time.ts';
import type { RoomKind } from '../../contract/words.ts';
import { checkHeadroom } from '../../rules/need.ts';
import type { ObtainingMode } from '../../rules/obtaining.ts';
import { answerOffer } from './answer-offer.ts';
import { rentSubject, requestSubject } from './approval.ts';
import { assess } from './assess.ts';
import { concludeAgreement } from './conclude-agreement.ts';
import { fileRent } from './file-rent.ts';
import { openHandovers } from './handovers.ts';
import { openMode, ruleOutMode } from './ladder.ts';
import { offerRooms } from './offer-rooms.ts';
import { requestFor, wishOf } from './request-row.ts';
import { submitRequest, withdrawRequest } from './submit-request.ts';
import { createRequest } from './write-request.ts';

interface Act {
  readonly as: 'approved' | 'denied' | 'returned';
  readonly opinion: string;
}

/** What the demonstration of requests is told of the city. */
export interface DemoRequests {
  /** Unit whose staff and leader have accounts, and others beside it. */
  readonly units: readonly [string, ...string[]];
  readonly applicant: { readonly accountId: string; readonly name: string };
  /** Takes a matter through its steps as the signers would. */
  readonly decide: (ctx: Ctx, subject: ApprovalSubject, subjectId: string, acts: readonly Act[]) => Promise<void>;
}

const yes = (opinion: string): Act => ({ as: 'approved', opinion });
/** Leader, review, and the two who counter-sign. */
const throughout = [yes('情况属实'), yes('需求和面积符合标准'), yes('同意'), yes('同意')];

class Scene {
  readonly #ctx: Ctx;
  readonly #demo: DemoRequests;

  constructor(ctx: Ctx, demo: DemoRequests) {
    const { accountId, name } = demo.applicant;
    this.#ctx = { ...ctx, actor: { ...ctx.actor, accountId, displayName: name } };
    this.#demo = demo;
  }

  unit(at: number): string {
    return this.#demo.units[at % this.#demo.units.length] as string;
  }

  draft(at: number, purpose: string, people: number, kind: RoomKind = 'office', wantedSqm = String(people * 9)): Promise<{ id: string }> {
    const ranks: Record<string, number> = kind === 'office' ? { M5: people } : {};
    return createRequest(this.#ctx, { orgId: this.unit(at), purpose, kind, wantedSqm, ranks, personIds: [] });
  }

  async sent(at: number, purpose: string, people: number, kind?: RoomKind, wantedSqm?: string): Promise<string> {
    const { id } = await this.draft(at, purpose, people, kind, wantedSqm);
    await submitRequest(this.#ctx, { requestId: id });
    return id;
  }

  decided = (subject: ApprovalSubject, id: string, acts: readonly Act[]): Promise<void> => this.#demo.decide(this.#ctx, subject, id, acts);

  async approved(at: number, purpose: string, people: number, kind?: RoomKind, wantedSqm?: string): Promise<string> {
    const id = await this.sent(at, purpose, people, kind, wantedSqm);
    await this.decided(requestSubject, id, throughout);
    return id;
  }

  withdrawn = (requestId: string, reason: string) => withdrawRequest(this.#ctx, { requestId, reason });

  async ruledOut(requestId: string, modes: readonly ObtainingMode[], reason: string): Promise<void> {
    for (const mode of modes) {
      const document = `示范用房函〔2026〕${modes.indexOf(mode) + 1}号`;
      await ruleOutMode(this.#ctx, { requestId, mode, reason, document, on: addDays(this.#ctx.today, -6) });
    }
  }

  /** Offers the first vacancy that serves alone; tells whether there was one. */
  async offered(requestId: string): Promise<boolean> {
    const { fitting, headroom } = await this.#seen(requestId);
    const room = fitting.find((one) => one.fit === 'whole');
    if (!room || !(room.own || headroom)) return false;
    if (!room.own) await this.ruledOut(requestId, ['own-stock'], '本单位没有适合的空置用房');
    await offerRooms(this.#ctx, { requestId, roomIds: [room.roomId] });
    return true;
  }

  accepted = (requestId: string) => answerOffer(this.#ctx, { requestId, accepted: true });

  async signed(requestId: string): Promise<void> {
    const on = this.#ctx.today;
    await concludeAgreement(this.#ctx, { requestId, signedOn: on, from: on, unitSigner: '示范单位代表', issuerSigner: '示范管理局代表' });
  }

  /** What the administration would see of a request: which vacancies serve, and whether the approved area leaves room for more from outside. */
  async #seen(requestId: string) {
    const { need, fitting } = await assess(this.#ctx, await wishOf(this.#ctx, await requestFor(this.#ctx, requestId)));
    return { fitting, headroom: checkHeadroom(need).ok };
  }

  /** Asks to rent where renting is open: a small city may have a vacancy that serves. */
  async renting(requestId: string, areaSqm: string): Promise<string | null> {
    const { fitting, headroom } = await this.#seen(requestId);
    if (fitting.length > 0 || !headroom) return null;
    await this.ruledOut(requestId, ['own-stock', 'reallocation', 'exchange'], '本级没有该类空置用房，也无可置换的用房');
    await openMode(this.#ctx, { requestId, mode: 'renting' });
    const { today } = this.#ctx;
    const { id } = await fileRent(this.#ctx, {
      requestId,
      premises: '示范路 8 号附属楼一层',
      counterpart: '示范物业公司',
      areaSqm,
      rentYuan: '1.10',
      rentPer: 'day',
      from: today,
      to: addDays(addMonths(today, 24), -1),
      market: [
        { place: '示范路 12 号', rentYuanPerSqmMonth: '36.50' },
        { place: '示范大道 3 号', rentYuanPerSqmMonth: '34.00' },
      ],
      budgetSource: '2026 年部门预算',
      approvalNo: '示范政办〔2026〕11号',
      priorOccupation: false,
    });
    return id;
  }
}

/** A dozen requests in all their states over several units, through the use cases and flows that people use. */
export async function demoRequests(ctx: Ctx, demo: DemoRequests): Promise<void> {
  const scene = new Scene(ctx, demo);
  await scene.draft(0, '新录用人员办公用房', 3);
  await scene.sent(0, '专项工作组办公用房', 4);
  const returned = await scene.sent(0, '调入人员办公用房', 2);
  await scene.decided(requestSubject, returned, [{ as: 'returned', opinion: '请补充人员名单' }]);
  const review = await scene.sent(1, '信访接待人员办公用房', 2);
  await scene.decided(requestSubject, review, [yes('情况属实')]);
  const denied = await scene.sent(2, '扩充档案整理用房', 6);
  await scene.decided(requestSubject, denied, [yes('情况属实'), { as: 'denied', opinion: '现有用房可以调整解决' }]);
  await scene.withdrawn(await scene.sent(3, '临时借调人员用房', 1), '人员不再借调');
  await scene.approved(4, '内设机构调整用房', 5);
  const stages = [[], ['accepted'], ['accepted', 'signed']] as const;
  for (const [at, stage] of stages.entries()) {
    for (const people of [2, 3, 1, 4]) {
      const id = await scene.approved(5 + at, '新增编制人员办公用房', people);
      if (!(await scene.offered(id))) continue;
      for (const step of stage) await scene[step](id);
      break;
    }
  }
  const waiting = await scene.renting(await scene.approved(8, '食堂改造期间临时用房', 0, 'ancillary', '180'), '160');
  if (waiting) await scene.decided(rentSubject, waiting, [yes('本级没有适合的空置用房')]);
  const rented = await scene.renting(await scene.approved(9, '车辆集中停放用房', 0, 'ancillary', '420'), '400');
  if (rented) await scene.decided(rentSubject, rented, [yes('本级没有适合的空置用房'), yes('已列入预算'), yes('批准租用')]);
  const { rows } = await ctx.client.query<{ id: string }>(
    `select id from places.room where org_id = $1 and kind = 'service' order by code limit 3`,
    [scene.unit(6)],
  );
  const roomIds = rows.map((room) => room.id);
  if (roomIds.length > 0) {
    await openHandovers(ctx, {
      orgId: scene.unit(6),
      roomIds,
      reason: 'above-approved',
      document: '示范核〔2026〕5号',
      dueOn: addDays(ctx.today, 30),
    });
  }
}
