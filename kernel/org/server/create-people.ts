import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { type FieldIssue, refuse } from '#shared/errors.ts';
import { id, newId } from '#shared/ids.ts';
import { issuesOf } from '#shared/issues.ts';
import { day } from '#shared/time.ts';
import { personFacts } from '../contract/people.ts';
import { rankCode } from '../contract/words.ts';
import { searchText } from './pinyin.ts';

const postRow = z.object({
  /** The main unit unless told. */
  orgId: id.optional(),
  title: z.string().trim().min(1).max(60),
  rankCode,
  /** The first post is the main one unless one is marked. */
  isMain: z.boolean().default(false),
  isLeadership: z.boolean().default(false),
  from: day,
  /** Last day; open unless told. */
  to: day.nullable().default(null),
});
const personRow = z.object({
  id: id.optional(),
  orgId: id,
  ...personFacts,
  posts: z.array(postRow).min(1).max(20),
});

/** A person with posts, as imports and the demonstration city enter many at once. */
export type PersonRow = z.input<typeof personRow>;
type Parsed = z.output<typeof personRow>;

/** Rows written by one statement. */
const BATCH = 2000;
/** Issues told of one batch of rows. */
const TOLD = 50;

function issuesOfPosts(ctx: Ctx, row: Parsed): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (row.posts.filter((p) => p.isMain).length > 1) issues.push({ path: 'posts', code: 'org.post_main_twice' });
  for (const [i, p] of row.posts.entries()) {
    if (p.from > ctx.today) issues.push({ path: `posts.${i}.from`, code: 'org.day_in_future' });
    if (p.to !== null && p.to < p.from) issues.push({ path: `posts.${i}.to`, code: 'org.dates_reversed' });
  }
  return issues;
}

/** All rows parsed, or a refusal that names each wrong one as `rows.<index>.<field>`. @throws org.row_invalid */
function parsed(ctx: Ctx, rows: readonly PersonRow[]): Parsed[] {
  const issues: FieldIssue[] = [];
  const people: Parsed[] = [];
  for (const [i, row] of rows.entries()) {
    const read = personRow.safeParse(row);
    const found = read.success ? issuesOfPosts(ctx, read.data) : issuesOf(read.error, row);
    issues.push(...found.map((issue) => ({ ...issue, path: `rows.${i}.${issue.path}` })));
    if (read.success) people.push(read.data);
    if (issues.length >= TOLD) break;
  }
  if (issues.length > 0) refuse('org.row_invalid', { row: Number(issues[0]?.path.split('.')[1]) + 1 }, issues.slice(0, TOLD));
  return people;
}

/** Units named by the rows must stand and be within reach. @throws org.row_invalid */
async function guardUnits(ctx: Ctx, people: readonly Parsed[]): Promise<void> {
  const unitsOf = (p: Parsed) => [p.orgId, ...p.posts.map((o) => o.orgId ?? p.orgId)];
  const wanted = [...new Set(people.flatMap(unitsOf))];
  const { rows } = await ctx.client.query<{ id: string }>(
    `select id from org.unit where id = any($1::uuid[]) and state = 'active' for share`,
    [wanted],
  );
  if (rows.length === wanted.length) return;
  const known = new Set(rows.map((r) => r.id));
  const row = people.findIndex((p) => unitsOf(p).some((unit) => !known.has(unit)));
  refuse('org.row_invalid', { row: row + 1 }, [{ path: `rows.${row}.orgId`, code: 'unit_unknown' }]);
}

const personText = `insert into org.person (id, org_id, name, staff_no, gender, phone, search_text)
  select id, "orgId", name, "staffNo", gender, phone, "searchText"
  from json_to_recordset($1::json) as r (id uuid, "orgId" uuid, name text, "staffNo" text, gender text, phone text, "searchText" text)`;
const postText = `insert into org.post (id, org_id, person_id, title, rank_code, is_main, is_leadership, during)
  select id, "orgId", "personId", title, "rankCode", "isMain", "isLeadership", daterange("from", "to", '[]')
  from json_to_recordset($1::json) as r (id uuid, "orgId" uuid, "personId" uuid, title text, "rankCode" text, "isMain" boolean, "isLeadership" boolean,
    "from" date, "to" date)`;

/**
 * Enters many people with their posts, all or none, and answers their ids in the order of the rows. One audit entry stands for all.
 * @throws org.row_invalid with an issue per wrong field; org.staff_no_taken, org.post_overlap, org.post_main_twice by constraint
 */
export async function createPeople(ctx: Ctx, rows: readonly PersonRow[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const people = parsed(ctx, rows).map((p) => ({ ...p, id: p.id ?? newId() }));
  await guardUnits(ctx, people);
  let posts = 0;
  for (let at = 0; at < people.length; at += BATCH) {
    const batch = people.slice(at, at + BATCH);
    const held = batch.flatMap((p) => {
      const main = Math.max(
        0,
        p.posts.findIndex((o) => o.isMain),
      );
      return p.posts.map((o, i) => ({ ...o, id: newId(), personId: p.id, orgId: o.orgId ?? p.orgId, isMain: i === main }));
    });
    const persons = batch.map(({ posts: _, ...p }) => ({ ...p, searchText: searchText([p.name, p.staffNo], 'person') }));
    await ctx.client.query(personText, [JSON.stringify(persons)]);
    await ctx.client.query(postText, [JSON.stringify(held)]);
    posts += held.length;
  }
  const ids = people.map((p) => p.id);
  const orgIds = new Set(people.map((p) => p.orgId));
  ctx.audit({
    action: 'org.people.entered',
    subject: { kind: 'org.people', id: ids[0] as string, orgId: orgIds.size === 1 ? (people[0]?.orgId ?? null) : null },
    after: { people: people.length, posts, units: orgIds.size, idsSm3: createHash('sm3').update(ids.join('\n')).digest('hex') },
  });
  return ids;
}
