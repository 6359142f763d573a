import type { Ctx } from '#kernel/context.ts';
import { ruleBookOf } from '../settings-in-force.query.ts';
import { AlarmBook } from './alarm-book.ts';
import { checkBuildings } from './buildings.ts';
import { checkLettings } from './lettings.ts';
import { checkPeople } from './people.ts';
import { checkRooms } from './rooms.ts';

/** Records that a use case has touched. */
export interface Touched {
  readonly roomIds?: readonly string[];
  readonly personIds?: readonly string[];
  readonly buildingIds?: readonly string[];
  readonly lettingIds?: readonly string[];
}

/**
 * Checks touched records anew within the transaction, so that an alarm clears with the change that ends it. Alarms that belong to units
 * behind the actor's wall are left to the worker, which is asked by an event.
 */
export async function recheck(ctx: Ctx, touched: Touched): Promise<void> {
  const { roomIds = [], personIds = [], buildingIds = [], lettingIds = [] } = touched;
  const rules = await ruleBookOf(ctx);
  const alarms = new AlarmBook(ctx);
  if (roomIds.length > 0) await checkRooms(ctx, rules, alarms, roomIds);
  if (personIds.length > 0) await checkPeople(ctx, rules, alarms, personIds);
  if (buildingIds.length > 0) await checkBuildings(ctx, alarms, buildingIds);
  if (lettingIds.length > 0) await checkLettings(ctx, rules.on, alarms, lettingIds);
  await alarms.close();
  if (!ctx.scope.all && personIds.length + buildingIds.length > 0)
    ctx.emit('office-space.recheck.wanted', { roomIds, personIds, buildingIds });
}
