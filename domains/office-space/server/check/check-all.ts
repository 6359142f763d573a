import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import { ruleBookOf } from '../settings-in-force.query.ts';
import { AlarmBook, type AlarmCount } from './alarm-book.ts';
import { checkBuildings } from './buildings.ts';
import { checkLettings } from './lettings.ts';
import { checkPeople } from './people.ts';
import { checkRooms } from './rooms.ts';

export interface CheckResult extends AlarmCount {
  rooms: number;
  people: number;
  buildings: number;
}

/** Checks everything in scope: one pass over the rooms, the people concerned and the buildings; alarms are opened and cleared in sets. */
export async function checkAll(ctx: Ctx, progress: (done: number) => Promise<void> = async () => {}): Promise<CheckResult> {
  const startedAt = new Date();
  await ctx.client.query(`set local work_mem = '64MB'`);
  const rules = await ruleBookOf(ctx);
  const alarms = new AlarmBook(ctx);
  const rooms = await checkRooms(ctx, rules, alarms, null);
  await progress(1);
  const people = await checkPeople(ctx, rules, alarms, null);
  await progress(2);
  const buildings = await checkBuildings(ctx, alarms, null);
  await checkLettings(ctx, rules.on, alarms, null);
  const count = await alarms.close();
  await progress(3);
  if (ctx.scope.all) {
    await ctx.db
      .insertInto('office_space.check_run')
      .values({
        id: newId(),
        started_at: startedAt.toISOString(),
        finished_at: new Date().toISOString(),
        room_count: rooms,
        person_count: people,
        ...count,
      })
      .execute();
  }
  return { rooms, people, buildings, ...count };
}
