import type { Ctx } from '#kernel/context.ts';
import { readInBatches } from '#kernel/db/batches.ts';
import type { Statement } from '#kernel/db/where.ts';
import type { Day } from '#shared/time.ts';
import { type LettingFacts, rentingAlarms, unitLettingAlarms } from '../../rules/alarms.ts';
import { type AlarmBook, openAlarms } from './alarm-book.ts';

interface Line extends LettingFacts {
  readonly orgId: string;
  readonly said: string | null;
}

/** Lettings of which a rule can speak: rented ones not handed back, those a unit handed out, and those something is said of already. */
const lettingFacts = (ids: readonly string[] | null): Statement => ({
  text: `select x.id as "lettingId", x.org_id as "orgId", x.direction, x.let_by as "letBy", x.counterpart, x.area_sqm as "areaSqm", x.approval_no as "approvalNo",
     lower(x.during) as "from", upper(x.during) - 1 as "to", x.closed_on as "closedOn", a.said
   from office_space.letting x left join ${openAlarms(['A4', 'A5'], ids && '$1')} a on a.subject_id = x.id
   where ($1::uuid[] is null or x.id = any($1::uuid[]))
     and (a.subject_id is not null or x.direction = 'rented' or x.let_by = 'unit')`,
  values: [ids],
});

/** A4 and A5 of lettings in scope, or of those named; the alarm belongs to the unit whose letting it is. */
export async function checkLettings(ctx: Ctx, on: Day, alarms: AlarmBook, lettingIds: readonly string[] | null): Promise<number> {
  let count = 0;
  for await (const rows of readInBatches<Line>(ctx.client, lettingFacts(lettingIds), 1000)) {
    count += rows.length;
    for (const line of rows) {
      const found = [...unitLettingAlarms(line, on), ...rentingAlarms(line, on)];
      alarms.settle(
        line.said,
        found.map((alarm) => ({ alarm, orgId: line.orgId })),
      );
    }
    await alarms.write();
  }
  return count;
}
