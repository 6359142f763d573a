import { createHash } from 'node:crypto';
import type { Ctx } from '#kernel/context.ts';
import { refuse } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';

/** What became of one row, in the order of the rows given. */
export interface PutResult {
  readonly id: string;
  readonly outcome: 'new' | 'changed' | 'same';
}

/** A field that may be put: its column and the column's type. */
export interface Field {
  readonly column: string;
  readonly type: string;
}

export interface PutSpec<R> {
  readonly table: 'places.campus' | 'places.building' | 'places.room';
  /** Label of the audit entry. */
  readonly action: string;
  /** The two columns that find a row; both must be fields. */
  readonly key: readonly [keyof R & string, keyof R & string];
  readonly fields: Readonly<Record<string, Field>>;
}

/** Rows of one statement: large enough that the round trip is nothing, small enough that the text stays below some megabytes. */
const CHUNK = 5000;

/** Rows that name the same fields go in one statement: a field that a row does not name stays as it is, `null` empties it. */
function alike<R extends object>(spec: PutSpec<R>, rows: readonly R[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const [n, row] of rows.entries()) {
    const named = Object.keys(spec.fields)
      .filter((field) => (row as Record<string, unknown>)[field] !== undefined)
      .join();
    const group = groups.get(named);
    if (group) group.push(n);
    else groups.set(named, [n]);
  }
  return groups;
}

/**
 * One round trip: finds the rows by key, updates those that differ, inserts those that are missing. What is found but may not be written (a building
 * that the actor only sees) comes back with `written` false.
 */
function statement<R>(spec: PutSpec<R>, named: readonly string[]): string {
  const fields = named.map((name) => spec.fields[name] as Field);
  const columns = fields.map((f) => f.column);
  const keys = spec.key.map((name) => (spec.fields[name] as Field).column);
  const settable = columns.filter((c) => !keys.includes(c));
  const list = (alias: string) => settable.map((c) => `${alias}.${c}`).join(', ');
  return `with src as materialized (select * from json_to_recordset($1::json) as x(n int, id uuid, ${fields.map((f) => `${f.column} ${f.type}`).join(', ')})),
 old as materialized (select s.n, t.id, (${list('t')}) is distinct from (${list('s')}) as differs from src s join ${spec.table} t on ${keys.map((k) => `t.${k} = s.${k}`).join(' and ')}),
 upd as (update ${spec.table} t set ${settable.map((c) => `${c} = s.${c}`).join(', ')}, version = t.version + 1
   from old o join src s on s.n = o.n where o.differs and t.id = o.id returning t.id),
 ins as (insert into ${spec.table} (id, ${columns.join(', ')}) select s.id, ${columns.map((c) => `s.${c}`).join(', ')} from src s where not exists (select 1 from old o where o.n = s.n) returning id)
 select s.n, coalesce(o.id, s.id) as id, case when o.id is null then 'new' when o.differs then 'changed' else 'same' end as outcome,
   not coalesce(o.differs, false) or o.id in (select id from upd) as written
 from src s left join old o on o.n = s.n`;
}

async function putAlike<R extends object>(ctx: Ctx, spec: PutSpec<R>, rows: readonly R[], which: readonly number[], results: PutResult[]) {
  const first = rows[which[0] as number] as Record<string, unknown>;
  const named = Object.keys(spec.fields).filter((field) => first[field] !== undefined);
  const text = statement(spec, named);
  for (let from = 0; from < which.length; from += CHUNK) {
    const source = which.slice(from, from + CHUNK).map((n) => {
      const row = rows[n] as Record<string, unknown>;
      return { n, id: newId(), ...Object.fromEntries(named.map((name) => [(spec.fields[name] as Field).column, row[name]])) };
    });
    const answer = await ctx.client.query<PutResult & { n: number; written: boolean }>(text, [JSON.stringify(source)]);
    for (const { n, id, outcome, written } of answer.rows) {
      if (!written) refuse('not_found');
      results[n] = { id, outcome };
    }
  }
}

const outcomes = (results: readonly PutResult[]) => ({
  rows: results.length,
  new: results.filter((r) => r.outcome === 'new').length,
  changed: results.filter((r) => r.outcome === 'changed').length,
  same: results.filter((r) => r.outcome === 'same').length,
});

/** A key names one record; a second row with the same key would make the outcome depend on the order. */
function refuseTwice<R extends object>(spec: PutSpec<R>, rows: readonly R[]): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = spec.key.map((name) => String(row[name])).join(' ');
    if (seen.has(key)) refuse('places.key_twice', { code: String(row[spec.key[1]]) });
    seen.add(key);
  }
}

/**
 * Puts rows by their key: new ones are entered, those that differ are changed, the others are left alone and keep their version. Writes one audit entry
 * for the whole batch, with counts and the SM3 of its rows, unless nothing changed. Violated constraints leave as the database names them, so that
 * the caller's room says what they mean; check rows before.
 */
export async function putRows<R extends object>(
  ctx: Ctx,
  spec: PutSpec<R>,
  orgs: readonly string[],
  rows: readonly R[],
): Promise<PutResult[]> {
  refuseTwice(spec, rows);
  const results: PutResult[] = new Array(rows.length);
  for (const which of alike(spec, rows).values()) await putAlike(ctx, spec, rows, which, results);
  const counts = outcomes(results);
  if (counts.new + counts.changed > 0) {
    const digest = createHash('sm3');
    for (const row of rows) digest.update(`${JSON.stringify(row)}\n`);
    const units = new Set(orgs);
    ctx.audit({
      action: spec.action,
      subject: { kind: 'place-batch', id: newId(), orgId: units.size === 1 ? (orgs[0] as string) : null },
      after: { ...counts, sm3: digest.digest('hex') },
    });
  }
  return results;
}
