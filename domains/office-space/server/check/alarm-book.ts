import { covers } from '#kernel/access/actor.ts';
import type { Ctx } from '#kernel/context.ts';
import { readInBatches } from '#kernel/db/batches.ts';
import { newId } from '#shared/ids.ts';
import type { Alarm, AlarmCode } from '../../rules/alarms.ts';

interface Kept {
  readonly id: string;
  readonly orgId: string;
  /** Level, day and facts as stored: an alarm that says the same is not written again. */
  readonly said: string;
}

/** What one writing takes; large enough that round trips do not count, small enough to stay flat. */
const BATCH = 1000;
const keyOf = (code: string, subjectId: string, orgId: string): string => `${code} ${subjectId} ${orgId}`;
const saidOf = (level: string, dueOn: string | null, facts: string): string => `${level} ${dueOn ?? ''} ${facts}`;

export interface AlarmCount {
  opened: number;
  changed: number;
  cleared: number;
}

/**
 * The open alarms of the subjects under check. Put every finding in; what was open and is not put again is cleared at the end: an alarm opens
 * when the rule speaks and clears only when it is silent. Writes go out in sets. Alarms of units outside the scope are left to the worker.
 */
export class AlarmBook {
  readonly #ctx: Ctx;
  readonly #open = new Map<string, Kept>();
  readonly #counts = new Map<string, AlarmCount>();
  #opening: object[] = [];
  #changing: object[] = [];

  private constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /** Reads the open alarms of these codes; of all subjects in scope, or of the named ones. */
  static async open(ctx: Ctx, codes: readonly AlarmCode[], subjectIds: readonly string[] | null): Promise<AlarmBook> {
    const book = new AlarmBook(ctx);
    const statement = {
      text: `select id, org_id, code, subject_id, level, due_on, facts::text as facts from office_space.alarm
        where cleared_on is null and code = any($1) and ($2::uuid[] is null or subject_id = any($2::uuid[]))`,
      values: [codes, subjectIds],
    };
    for await (const rows of readInBatches(ctx.client, statement)) {
      for (const r of rows) {
        book.#open.set(keyOf(r.code, r.subject_id, r.org_id), { id: r.id, orgId: r.org_id, said: saidOf(r.level, r.due_on, r.facts) });
      }
    }
    return book;
  }

  /** Notes a finding for a unit. */
  async put(alarm: Alarm, orgId: string): Promise<void> {
    if (!covers(this.#ctx.scope, orgId)) return;
    const key = keyOf(alarm.code, alarm.subject.id, orgId);
    const kept = this.#open.get(key);
    this.#open.delete(key);
    const facts = JSON.stringify(alarm.facts);
    if (kept?.said === saidOf(alarm.level, alarm.dueOn, facts)) return;
    const row = {
      id: kept?.id ?? newId(),
      orgId,
      code: alarm.code,
      level: alarm.level,
      dueOn: alarm.dueOn,
      facts: alarm.facts,
      clause: alarm.clause,
    };
    this.#count(orgId)[kept ? 'changed' : 'opened'] += 1;
    if (kept) this.#changing.push(row);
    else this.#opening.push({ ...row, kind: alarm.subject.kind, subjectId: alarm.subject.id });
    if (this.#opening.length + this.#changing.length >= BATCH) await this.#write();
  }

  /** Writes what is left, clears what was not put again and tells each unit's changes. */
  async close(): Promise<AlarmCount> {
    await this.#write();
    const silent = [...this.#open.values()];
    for (const { orgId } of silent) this.#count(orgId).cleared += 1;
    if (silent.length > 0) {
      const ids = silent.map((s) => s.id);
      await this.#ctx.client.query('update office_space.alarm set cleared_on = $2, seen_at = $3 where id = any($1)', [
        ids,
        this.#ctx.today,
        this.#ctx.now,
      ]);
    }
    const total: AlarmCount = { opened: 0, changed: 0, cleared: 0 };
    for (const [orgId, count] of this.#counts) {
      this.#ctx.emit('office-space.alarms.changed', { orgId, ...count }, orgId);
      for (const k of ['opened', 'changed', 'cleared'] as const) total[k] += count[k];
    }
    return total;
  }

  #count(orgId: string): AlarmCount {
    const count = this.#counts.get(orgId) ?? { opened: 0, changed: 0, cleared: 0 };
    this.#counts.set(orgId, count);
    return count;
  }

  async #write(): Promise<void> {
    const { client, today, now } = this.#ctx;
    const [opening, changing] = [this.#opening, this.#changing];
    this.#opening = [];
    this.#changing = [];
    if (opening.length > 0) await client.query(OPEN, [JSON.stringify(opening), today, now]);
    if (changing.length > 0) await client.query(CHANGE, [JSON.stringify(changing), now]);
  }
}

const ROW = `json_to_recordset($1::json) as e (id uuid, "orgId" uuid, code text, level text, "dueOn" date, facts json, clause text, kind text, "subjectId" uuid)`;

// By number, which the search text holds, a person is found by the own unit alone; by name also where the office is.
const OPEN = `with e as materialized (select * from ${ROW}),
 named as (
   select e.id, b.name || ' ' || r.code as name, r.search_text || ' ' || b.search_text as search
     from e join places.room r on e.kind = 'room' and r.id = e."subjectId" join places.building b on b.id = r.building_id
   union all select e.id, b.name, b.search_text from e join places.building b on e.kind = 'building' and b.id = e."subjectId"
   union all select e.id, p.name, coalesce(own.search_text, p.name)
     from e join office_space.people_of(array(select "subjectId" from e where kind = 'person')) p on e.kind = 'person' and p.person_id = e."subjectId"
     left join org.person own on own.id = p.person_id and own.org_id = e."orgId"
 )
 insert into office_space.alarm (id, org_id, code, level, subject_kind, subject_id, subject_name, clause, facts, opened_on, due_on, seen_at, search_text)
 select distinct on (e.id) e.id, e."orgId", e.code, e.level, e.kind, e."subjectId", coalesce(n.name, ''), e.clause, e.facts, $2::date, e."dueOn", $3::timestamptz, coalesce(n.search, '')
 from e left join named n on n.id = e.id
 on conflict (code, subject_kind, subject_id, org_id) where cleared_on is null do nothing`;

const CHANGE = `update office_space.alarm a set level = e.level, due_on = e."dueOn", facts = e.facts, clause = e.clause, seen_at = $2::timestamptz
 from ${ROW} where a.id = e.id`;
