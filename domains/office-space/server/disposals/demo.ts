import type { Ctx } from '#kernel/context.ts';
import type { Disposal } from '../../contract/disposals.ts';
import { modeRules } from '../../rules/disposal.ts';
import type { DemoAct, Stage } from '../works/demo-scene.ts';
import { listDisposal } from './deal.ts';
import { disposalApproval } from './disposal-approval.ts';
import { createDisposal } from './save-disposal.ts';
import { submitDisposal } from './submit-disposal.ts';

interface Free {
  readonly roomId: string;
  readonly buildingId: string;
  readonly orgId: string;
}

/** Vacant rooms nobody sits in, none let or promised, of buildings with settled ownership. */
async function freeRooms(ctx: Ctx, count: number): Promise<Free[]> {
  const { rows } = await ctx.client.query<Free>(
    `select r.id as "roomId", r.building_id as "buildingId", r.org_id as "orgId" from places.room r join office_space.title t on t.building_id = r.building_id
     where r.state = 'vacant' and t.status in ('registered-to-goab', 'filed')
       and not exists (select 1 from office_space.occupancy o where o.room_id = r.id and (upper_inf(o.during) or upper(o.during) > $2::date))
       and not exists (select 1 from office_space.letting x where x.room_id = r.id)
       and not exists (select 1 from office_space.request_room q where q.room_id = r.id)
     order by r.id limit $1`,
    [count, ctx.today],
  );
  return rows;
}

const approve: readonly DemoAct[] = [
  { as: 'approved', opinion: '同意处置，按程序办理' },
  { as: 'approved', opinion: '程序合规' },
];

/** Disposals in several modes and states. */
export async function demoDisposals(ctx: Ctx, { demo, officer, homes }: Stage): Promise<void> {
  const rooms = await freeRooms(ctx, 6);
  if (rooms.length < 6) return;
  const [moved, shop, sold, changed, draft, razed] = rooms as [Free, Free, Free, Free, Free, Free];
  const write = async (run: Ctx, room: Free, mode: Disposal['mode'], reason: string, papers = true): Promise<string> => {
    const toOrgId = homes.find((h) => h.orgId !== room.orgId)?.orgId ?? null;
    const documents = papers ? modeRules[mode].documents : [];
    const facts = {
      mode,
      reason,
      roomIds: [room.roomId],
      toOrgId,
      newKind: 'ancillary' as const,
      counterpart: '示范置业公司',
      appraisedYuan: '186000',
    };
    const rest = documents.map((category) => ({ category, title: `示范批〔2026〕${documents.indexOf(category) + 3}号` }));
    return (await createDisposal(run, { buildingId: room.buildingId, ...facts, papers: rest })).id;
  };
  const sent = async (run: Ctx, room: Free, mode: Disposal['mode'], reason: string): Promise<string> => {
    const disposalId = await write(run, room, mode, reason);
    await submitDisposal(run, { disposalId });
    return disposalId;
  };
  await demo.decide(officer, disposalApproval, await sent(officer, moved, 'reallocation', '长期空置，调剂给用房紧张单位使用'), approve);
  const letting = await sent(officer, shop, 'letting', '临街用房长期空置，拟公开招租');
  await demo.decide(officer, disposalApproval, letting, approve);
  await listDisposal(officer, {
    disposalId: letting,
    exchangeName: '示范市公共资源交易中心',
    listingNo: '示范公资〔2026〕0147',
    listedOn: officer.today,
  });
  const auction = await sent(officer, sold, 'auction', '零散用房不便管理，拟公开拍卖');
  await demo.decide(officer, disposalApproval, auction, approve.slice(0, 1));
  await sent(officer, changed, 'conversion', '转为文印等附属用房');
  await write(officer, draft, 'exchange', '与相邻单位置换，集中办公', false);
  const demolition = await sent(officer, razed, 'demolition', '附属小屋鉴定为危房，拟拆除');
  await demo.decide(officer, disposalApproval, demolition, [{ as: 'returned', opinion: '请补充拆除期间安全方案' }]);
}
