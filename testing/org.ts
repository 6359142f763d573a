import { sql } from 'kysely';
import { createPerson } from '#kernel/org/contract/people.ts';
import { createUnit } from '#kernel/org/contract/units.ts';
import type { RouteSent } from '#shared/route.ts';
import type { TestActor, TestApp } from './app.ts';

/** The divisions that tests hang their units on. */
export async function someDivisions(app: TestApp): Promise<void> {
  await app.asSystem((ctx) =>
    sql`insert into org.division (code, name, level, kind, parent_code) values
      ('320000', '江苏省', 'province', 'province', null), ('320400', '常州市', 'city', 'city', '320000'), ('320402', '天宁区', 'county', 'district', '320400')
      on conflict do nothing`.execute(ctx.db),
  );
}

let serial = 0;
const word = (): string => `${++serial}`;

/** Founds a unit over HTTP and answers its id. */
export async function aUnit(
  officer: TestActor,
  parentId: string | null,
  facts: Partial<RouteSent<typeof createUnit>> = {},
): Promise<string> {
  const answer = await officer.call(createUnit, {
    parentId,
    name: `示范第${word()}局`,
    kind: 'government',
    adminLevel: 'city',
    limitLevel: 'M',
    divisionCode: '320400',
    foundedOn: '2020-01-01',
    ...facts,
  });
  if (answer.status !== 201) throw new Error(`unit: ${JSON.stringify(answer.problem)}`);
  return answer.body.id;
}

/** Enters a person over HTTP and answers the id. */
export async function aPerson(admin: TestActor, orgId: string, facts: Partial<RouteSent<typeof createPerson>> = {}): Promise<string> {
  const answer = await admin.call(createPerson, {
    orgId,
    name: '张示范',
    staffNo: `S${word()}`,
    title: '科员',
    rankCode: 'M5',
    from: '2021-01-01',
    ...facts,
  });
  if (answer.status !== 201) throw new Error(`person: ${JSON.stringify(answer.problem)}`);
  return answer.body.id;
}

/** Events in the outbox with this name, oldest first. */
export const eventsNamed = (app: TestApp, name: string): Promise<Record<string, unknown>[]> =>
  app.asSystem(async (ctx) => {
    const { rows } = await sql<{
      payload: Record<string, unknown>;
    }>`select payload from events.event where name = ${name} order by seq`.execute(ctx.db);
    return rows.map((r) => r.payload);
  });
