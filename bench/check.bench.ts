import { checkAll } from '#domains/office-space/server/check/check-all.ts';
import { system } from '#kernel/access/actor.ts';
import { type Ctx, inTransaction, type Services } from '#kernel/context.ts';
import { readInBatches } from '#kernel/db/batches.ts';
import { connect } from '#kernel/db/connect.ts';
import { newId } from '#shared/ids.ts';
import { type Bench, median } from './figure.ts';
import { shareGround } from './http.bench.ts';

/** The plain join that reads what a check has to look at: rooms, who sits there, with which rank. */
const JOIN = `select r.id, r.org_id, r.kind, r.state, r.usable_area_sqm, r.vacant_since, o.person_id, p.rank_code
  from places.room r
  left join office_space.occupancy o on o.room_id = r.id and o.during @> $1::date
  left join org.post p on p.person_id = o.person_id and p.is_main and p.during @> $1::date`;

export const officeCheck: Bench = {
  name: 'office-check',
  about: 'check of a whole city (200,000 rooms, 100,000 people) against the plain join that reads the same rows',
  async run(report, log) {
    const { world } = await shareGround(log);
    const database = connect(world.url, 2);
    const services = {} as Services;
    const timed = async (work: (ctx: Ctx) => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      const origin = { actor: system, locale: 'zh-CN' as const, requestId: newId(), ip: null, now: new Date() };
      await inTransaction(database, services, origin, { scope: { all: true }, readOnly: false }, work);
      return performance.now() - began;
    };
    const read = (ctx: Ctx) =>
      (async () => {
        let rows = 0;
        for await (const batch of readInBatches(ctx.client, { text: JOIN, values: [ctx.today] }, 5000)) rows += batch.length;
        return rows;
      })();
    try {
      await timed(read);
      const before = process.memoryUsage().rss;
      const first = await timed((ctx) => checkAll(ctx));
      const floors: number[] = [];
      const checks: number[] = [];
      for (let i = 0; i < 3; i += 1) {
        floors.push(await timed(read));
        checks.push(await timed((ctx) => checkAll(ctx)));
      }
      report({ metric: 'first_run', value: first, unit: 'ms', floor: median(floors) });
      report({ metric: 'time', value: median(checks), unit: 'ms', floor: median(floors) });
      report({ metric: 'memory_growth', value: (process.memoryUsage().rss - before) / 1_048_576, unit: 'MiB' });
      const { rows } = await world.owner.query<{ n: number }>('select count(*)::int as n from office_space.alarm where cleared_on is null');
      report({ metric: 'open_alarms', value: rows[0]?.n ?? 0, unit: '' });
    } finally {
      await database.close();
    }
  },
};
