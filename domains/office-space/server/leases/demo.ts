import type { ApprovalSubject } from '#capabilities/approvals/server/public.ts';
import type { Ctx } from '#kernel/context.ts';
import { addDays, addMonths, type Day } from '#shared/time.ts';
import { createLetting } from '../create-letting.ts';
import { applyLease } from './apply-lease.ts';
import { approveFunction, reportFunction } from './function-changes.ts';
import { getLease } from './get-lease.query.ts';
import { leaseOutApproval } from './lease-out-approval.ts';
import { payIn, recordReceipt } from './record-receipt.ts';
import { reportLetting } from './report-letting.ts';
import { signLease } from './sign-lease.ts';

export interface DemoAct {
  readonly as: 'approved' | 'denied' | 'returned';
  readonly opinion: string;
}

/** What the demonstration of lettings is told of the city. */
export interface DemoLeases {
  /** Officer of office space: asks, signs, receives. */
  readonly officer: { readonly accountId: string; readonly name: string };
  /** Units beside the administration. */
  readonly units: readonly string[];
  readonly decide: (ctx: Ctx, subject: ApprovalSubject, subjectId: string, acts: readonly DemoAct[]) => Promise<void>;
}

interface Place {
  readonly roomId: string;
  readonly buildingId: string;
  readonly orgId: string;
  readonly areaSqm: string;
}

const yes: readonly DemoAct[] = [
  { as: 'approved', opinion: '同意，按公开程序办理' },
  { as: 'approved', opinion: '程序合规' },
];

/** Rooms that stand free and that nobody asks for first: service and ancillary rooms of the named units. */
async function freePlaces(ctx: Ctx, count: number, units: readonly string[]): Promise<Place[]> {
  const { rows } = await ctx.client.query<Place>(
    `select r.id as "roomId", r.building_id as "buildingId", r.org_id as "orgId", r.usable_area_sqm as "areaSqm" from places.room r
     where r.state in ('vacant', 'in-use') and r.kind in ('service', 'ancillary') and r.usable_area_sqm >= 20
       and not exists (select 1 from office_space.occupancy o where o.room_id = r.id) order by r.org_id = any($2::uuid[]) desc, r.id limit $1`,
    [count, units],
  );
  return rows;
}

class Scene {
  readonly #ctx: Ctx;
  readonly #demo: DemoLeases;

  constructor(ctx: Ctx, demo: DemoLeases) {
    this.#ctx = { ...ctx, actor: { ...ctx.actor, accountId: demo.officer.accountId, displayName: demo.officer.name } };
    this.#demo = demo;
  }

  get today(): Day {
    return this.#ctx.today;
  }

  /** Asks to let or lend a place; `yuan` per m² and month. */
  async asked(place: Place, from: Day, to: Day, purpose: string, yuan: string | null): Promise<string> {
    const { id } = await applyLease(this.#ctx, {
      ...place,
      direction: yuan === null ? 'lent' : 'let',
      from,
      to,
      purpose,
      rentBasis: 'sqm-month',
      rentYuan: yuan,
      rentPeriod: 'quarterly',
      dueDays: 10,
      rentFreeDays: 0,
      depositYuan: yuan === null ? null : '3000',
      ...(yuan === null ? {} : { escalationPercent: '3', escalationMonths: 12 }),
    });
    return id;
  }

  decided = (id: string, acts: readonly DemoAct[]): Promise<void> => this.#demo.decide(this.#ctx, leaseOutApproval, id, acts);

  async signed(applicationId: string, number: string, counterpart: string, signedOn: Day): Promise<string> {
    const exchangeDocument = `示公资交〔${signedOn.slice(0, 4)}〕${number.slice(-2)}号`;
    return (await signLease(this.#ctx, { applicationId, number, counterpart, signedOn, exchangeDocument })).lettingId;
  }

  /** Receives the first periods on their days; all but the last `unpaid` of them go into the treasury two weeks later. */
  async received(lettingId: string, periods: number, unpaid: number): Promise<void> {
    const { lines } = await getLease(this.#ctx, { lettingId });
    for (const [i, line] of lines.slice(0, periods).entries()) {
      const [receivedOn = this.today] = [line.dueOn, this.today].sort();
      const receipt = { lettingId, kind: 'rent' as const, receivedOn, amountYuan: line.amountYuan };
      const { id } = await recordReceipt(this.#ctx, { ...receipt, receiptNo: `示范票据${String(i + 1).padStart(4, '0')}` });
      const paidInOn = addDays(receivedOn, 14);
      if (i >= periods - unpaid || paidInOn > this.today) continue;
      await payIn(this.#ctx, { receiptId: id, paidInOn, treasuryNo: `示范缴款${String(i + 1).padStart(4, '0')}` });
    }
  }

  deposit = (lettingId: string, on: Day) =>
    recordReceipt(this.#ctx, { lettingId, kind: 'deposit', receivedOn: on, amountYuan: '3000', receiptNo: '示范押金0001' });

  found = (place: Place, counterpart: string) =>
    reportLetting(this.#ctx, { ...place, direction: 'lent', counterpart, from: addMonths(this.today, -5), note: '专项巡检现场发现' });

  rented = (orgId: string, buildingId: string, counterpart: string, approvalNo: string | null, to: Day | null) =>
    createLetting(this.#ctx, {
      orgId,
      buildingId,
      direction: 'rented',
      counterpart,
      areaSqm: '120',
      rentYuanPerSqmMonth: '28',
      approvalNo,
      from: addMonths(this.today, -18),
      to,
    });

  changed = (place: Place, note: string) =>
    reportFunction(this.#ctx, { roomId: place.roomId, toKind: 'equipment', changedOn: addMonths(this.today, -2), note });

  approved = (changeId: string) => approveFunction(this.#ctx, { changeId, document: '示范管用〔2026〕8号' });
}

/** Lettings, rentings and changes of function in all states. */
export async function demoLeases(ctx: Ctx, demo: DemoLeases): Promise<void> {
  const scene = new Scene(ctx, demo);
  const places = await freePlaces(ctx, 10, demo.units);
  if (places.length < 10) return;
  const [shop, canteen, post, club, bank, kiosk, print, lentOut, meeting, archive] = places as [
    Place,
    Place,
    Place,
    Place,
    Place,
    Place,
    Place,
    Place,
    Place,
    Place,
  ];
  const { today } = scene;
  const contracts = [
    { place: shop, months: -14, term: 36, yuan: '26.50', number: '示范租〔2025〕11', who: '示范便民超市', paid: 3, unpaid: 1 },
    { place: canteen, months: -11, term: 12, yuan: '31', number: '示范租〔2025〕12', who: '示范餐饮服务公司', paid: 4, unpaid: 1 },
    { place: post, months: -7, term: 24, yuan: '18.80', number: '示范租〔2026〕13', who: '示范邮政网点', paid: 3, unpaid: 0 },
  ];
  for (const c of contracts) {
    const from = addMonths(addDays(today, -3), c.months);
    const id = await scene.asked(c.place, from, addDays(addMonths(from, c.term), -1), '闲置附属用房公开招租', c.yuan);
    await scene.decided(id, yes);
    const letting = await scene.signed(id, c.number, c.who, addDays(from, -12));
    await scene.deposit(letting, addDays(from, -5));
    await scene.received(letting, c.paid, c.unpaid);
  }
  const next = addMonths(today, 1);
  const lend = await scene.asked(lentOut, addMonths(today, -2), addMonths(today, 10), '借给示范群团组织开展活动', null);
  await scene.decided(lend, yes);
  await scene.signed(lend, '示范借〔2026〕14', '示范群团组织', addMonths(today, -2));
  await scene.decided(await scene.asked(bank, next, addMonths(next, 36), '政务大厅配套银行网点', '35'), yes);
  await scene.asked(kiosk, next, addMonths(next, 12), '便民打印复印服务点', '22');
  const back = await scene.asked(print, next, addMonths(next, 12), '快递驿站', '12');
  await scene.decided(back, [{ as: 'returned', opinion: '请补充周边市场租金比较' }]);

  await scene.found(club, '示范行业协会');
  const [first, second, third] = demo.units as [string, string, string];
  await scene.rented(first, shop.buildingId, '示范商务楼', null, addMonths(today, 6));
  await scene.rented(second, canteen.buildingId, '示范科技园', '示政办函〔2025〕18号', addDays(today, -20));
  await scene.rented(third, post.buildingId, '示范写字楼', '示政办函〔2025〕27号', addDays(today, 25));
  await scene.changed(meeting, '会议室改作机房');
  const { id } = await scene.changed(archive, '资料室改作配电间');
  await scene.approved(id);
}
