import { covers } from '#kernel/access/actor.ts';
import type { Ctx } from '#kernel/context.ts';
import { newId } from '#shared/ids.ts';
import type { Alarm, AlarmCode } from '../../rules/alarms.ts';

/** Records written in one statement; large enough that round trips do not count, small enough to stay flat. */
const BATCH = 5000;
const FIELD = '\u001f';
const LINE = '\u001e';

/**
 * The open alarms of these codes by subject, as one text per subject for a join: `left join (…) a on a.subject_id = r.id`. So whoever reads the facts
 * of a record reads in the same row what is said of it already, and nothing has to be remembered between rows. `of` is the placeholder of the subjects.
 */
export const openAlarms = (codes: readonly AlarmCode[], of: string | null): string =>
  `(select subject_id, string_agg(concat_ws(chr(31), id, org_id, code, level, coalesce(due_on::text, ''), facts::text), chr(30)) as said
   from office_space.alarm where cleared_on is null and code in (${codes.map((code) => `'${code}'`).join(', ')}) ${of ? `and subject_id = any(${of}::uuid[])` : ''} group by subject_id)`;

interface Said {
  readonly id: string;
  readonly orgId: string;
  readonly code: string;
  /** Level, day and facts: an alarm that says the same is not written again. */
  readonly what: string;
}

function saidOf(text: string): Said[] {
  return text.split(LINE).map((line) => {
    const [id = '', orgId = '', code = '', ...what] = line.split(FIELD);
    return { id, orgId, code, what: what.join(FIELD) };
  });
}

/** A finding and the unit it belongs to. */
export interface Finding {
  readonly alarm: Alarm;
  readonly orgId: string;
}

export interface AlarmCount {
  opened: number;
  changed: number;
  cleared: number;
}

/**
 * Brings the alarms of subjects in line with what the rules find: an alarm opens when the rule speaks and clears only when it is silent. Writes go out
 * in sets. Alarms of units outside the scope are left to the worker.
 */
export class AlarmBook {
  readonly #ctx: Ctx;
  readonly #counts = new Map<string, AlarmCount>();
  #opening: object[] = [];
  #changing: object[] = [];
  #clearing: string[] = [];

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /** Notes what is found of one subject, beside what is said of it already (a text of `openAlarms`, null without any). */
  settle(said: string | null, findings: readonly Finding[]): void {
    if (said === null && findings.length === 0) return;
    let open = said === null ? [] : saidOf(said);
    for (const { alarm, orgId } of findings) {
      if (!covers(this.#ctx.scope, orgId)) continue;
      const kept = open.find((o) => o.code === alarm.code && o.orgId === orgId);
      if (kept) open = open.filter((o) => o !== kept);
      this.#note(kept, alarm, orgId);
    }
    for (const silent of open) {
      this.#clearing.push(silent.id);
      this.#count(silent.orgId).cleared += 1;
    }
  }

  #note(kept: Said | undefined, alarm: Alarm, orgId: string): void {
    const { code, level, dueOn, facts, clause, subject } = alarm;
    if (kept?.what === [level, dueOn ?? '', JSON.stringify(facts)].join(FIELD)) return;
    const row = { id: kept?.id ?? newId(), orgId, code, level, dueOn, facts, clause };
    this.#count(orgId)[kept ? 'changed' : 'opened'] += 1;
    if (kept) this.#changing.push(row);
    else this.#opening.push({ ...row, kind: subject.kind, subjectId: subject.id });
  }

  #count(orgId: string): AlarmCount {
    const count = this.#counts.get(orgId) ?? { opened: 0, changed: 0, cleared: 0 };
    this.#counts.set(orgId, count);
    return count;
  }

  /** Writes what has gathered, if it is worth a statement; to be called between batches. */
  async write(least = BATCH): Promise<void> {
    const { client, today, now } = this.#ctx;
    const [opening, changing, clearing] = [this.#opening, this.#changing, this.#clearing];
    if (opening.length + changing.length + clearing.length < least) return;
    this.#opening = [];
    this.#changing = [];
    this.#clearing = [];
    if (opening.length > 0) await client.query(OPEN, [JSON.stringify(opening), today, now]);
    if (changing.length > 0) await client.query(CHANGE, [JSON.stringify(changing), now]);
    if (clearing.length > 0) await client.query(CLEAR, [clearing, today, now]);
  }

  /** Writes the rest and tells each unit's changes. */
  async close(): Promise<AlarmCount> {
    await this.write(1);
    const total: AlarmCount = { opened: 0, changed: 0, cleared: 0 };
    for (const [orgId, count] of this.#counts) {
      this.#ctx.emit('office-space.alarms.changed', { orgId, ...count }, orgId);
      for (const k of ['opened', 'changed', 'cleared'] as const) total[k] += count[k];
    }
    return total;
  }
}

const CLEAR = 'update office_space.alarm set cleared_on = $2, seen_at = $3 where id = any($1)';
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
   union all select e.id, x.counterpart || ' ' || b.name, x.counterpart || ' ' || coalesce(x.number, '') || ' ' || b.search_text
     from e join office_space.letting x on e.kind = 'letting' and x.id = e."subjectId" join places.building b on b.id = x.building_id
 )
 insert into office_space.alarm (id, org_id, code, level, subject_kind, subject_id, subject_name, clause, facts, opened_on, due_on, seen_at, search_text)
 select distinct on (e.id) e.id, e."orgId", e.code, e.level, e.kind, e."subjectId", coalesce(n.name, ''), e.clause, e.facts, $2::date, e."dueOn", $3::timestamptz, coalesce(n.search, '')
 from e left join named n on n.id = e.id
 on conflict (code, subject_kind, subject_id, org_id) where cleared_on is null do nothing`;

const CHANGE = `update office_space.alarm a set level = e.level, due_on = e."dueOn", facts = e.facts, clause = e.clause, seen_at = $2::timestamptz
 from ${ROW} where a.id = e.id`;
