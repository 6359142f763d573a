import { differences } from '#kernel/audit/server/differences.ts';
import type { Ctx } from '#kernel/context.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { changePerson as changePersonRoute } from '../contract/people.ts';
import { personForChange } from './person-for-change.query.ts';
import { searchText } from './pinyin.ts';

export async function changePerson(ctx: Ctx, input: RouteInput<typeof changePersonRoute>): Promise<RouteAnswer<typeof changePersonRoute>> {
  const { personId, version, ...wanted } = input;
  const person = await personForChange(ctx, personId, version);
  const before = { name: person.name, staffNo: person.staff_no, gender: person.gender, phone: person.phone };
  const after = { ...before, ...wanted };
  const changed = differences(before, after);
  if (!changed) return { id: personId, version };
  await ctx.db
    .updateTable('org.person')
    .set({
      name: after.name,
      staff_no: after.staffNo ?? null,
      gender: after.gender ?? null,
      phone: after.phone ?? null,
      search_text: searchText([after.name, after.staffNo], 'person'),
      version: version + 1,
    })
    .where('id', '=', personId)
    .execute();
  ctx.audit({ action: 'org.person.changed', subject: { kind: 'person', id: personId, orgId: person.org_id }, ...changed });
  return { id: personId, version: version + 1 };
}
