import type { Ctx } from '#kernel/context.ts';
import { say } from '#kernel/http/labels.ts';
import type { RankCode } from '#kernel/org/contract/words.ts';
import { putEstablishment } from '#kernel/org/server/public.ts';
import { checkDatasetLimits, obsoleteEvidence, type StatedLimit } from '../../rules/obsolete-1999.ts';
import { isRank, isRankOf, type Level } from '../../rules/ranks.ts';
import { establishmentSheet } from '../establishment.sheet.ts';
import { ruleBookOf } from '../settings-in-force.query.ts';
import { type GoodRow, type Importer, type Planned, rowIssue, wrong } from './importer.ts';
import { unitsNamed } from './lookup.ts';

type Row = GoodRow<(typeof establishmentSheet)['columns']>;
interface Stored {
  id: string;
  org_id: string;
  rank_code: string;
  approved: number;
  from: string;
}

/** Rows whose limit per person is that of 1999, when the whole of them shows that the old standard was used (OS-10). */
async function obsoleteRows(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, { old: string; current: string }>> {
  const stated = rows.flatMap(({ rowNumber, values }): StatedLimit[] => {
    const rank = values.rankCode as string;
    return values.limitSqm !== null && isRank(rank) ? [{ rank, limitSqm: values.limitSqm, where: String(rowNumber) }] : [];
  });
  const book = await ruleBookOf(ctx);
  if (checkDatasetLimits(book, stated).ok) return new Map();
  return new Map(obsoleteEvidence(book, stated).map((e) => [e.where, { old: e.obsoleteSqm, current: e.currentSqm }]));
}

async function plan(ctx: Ctx, rows: readonly Row[]): Promise<Planned[]> {
  const unitOf = await unitsNamed(
    ctx,
    rows.map((r) => r.values.unitName),
  );
  const obsolete = await obsoleteRows(ctx, rows);
  const ids = rows.flatMap((r) => {
    const unit = unitOf(r.values.unitName);
    return 'one' in unit ? [unit.one.id] : [];
  });
  const kept = await ctx.client.query<Stored>(
    'select id, org_id, rank_code, approved, lower(during) as "from" from org.establishment where org_id = any($1) and during @> $2::date',
    [ids, ctx.today],
  );
  const byKey = new Map(kept.rows.map((e) => [`${e.org_id} ${e.rank_code}`, e]));
  return rows.map((row): Planned => {
    const { rowNumber, values } = row;
    const unit = unitOf(values.unitName);
    if (!('one' in unit)) {
      const code = 'many' in unit ? 'office-space.unit_ambiguous' : 'office-space.unit_unknown';
      return wrong(rowNumber, rowIssue(rowNumber, 'unitName', code, { name: values.unitName }));
    }
    const old = obsolete.get(String(rowNumber));
    if (old)
      return wrong(rowNumber, rowIssue(rowNumber, 'limitSqm', 'office-space.obsolete_1999', { actual: old.old, limit: old.current }));
    const rank = values.rankCode as string;
    const level: Level = unit.one.limitLevel;
    if (!isRankOf(rank, level))
      return wrong(rowNumber, rowIssue(rowNumber, 'rankCode', 'office-space.rank_not_of_level', { actual: rank, level }));
    const stored = byKey.get(`${unit.one.id} ${rank}`);
    const from = values.from ?? ctx.today;
    const record = { orgId: unit.one.id, rankCode: rank, approved: values.approved, from, document: values.document };
    if (stored && from < stored.from)
      return wrong(rowNumber, rowIssue(rowNumber, 'from', 'office-space.day_before_start', { from: stored.from }));
    return { rowNumber, outcome: !stored ? 'new' : stored.approved === values.approved ? 'same' : 'changed', record };
  });
}

interface Filed {
  orgId: string;
  rankCode: RankCode;
  approved: number;
  from: string;
  document: string | null;
}

/** Files whole tables, as the register of units keeps them: ranks that the file does not speak of stay as they stand. */
async function write(ctx: Ctx, records: readonly object[]): Promise<void> {
  const filed = records as readonly Filed[];
  const { rows: standing } = await ctx.client.query<{ orgId: string; rankCode: RankCode; approved: number }>(
    `select org_id as "orgId", rank_code as "rankCode", approved from org.establishment where org_id = any($1) and upper_inf(during)`,
    [filed.map((f) => f.orgId)],
  );
  for (const [from, ofDay] of [...Map.groupBy(filed, (f) => f.from)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const tables = [...Map.groupBy(ofDay, (f) => f.orgId)].map(([unitId, rows]) => {
      const figures = new Map(standing.filter((s) => s.orgId === unitId).map((s) => [s.rankCode, s.approved]));
      for (const row of rows) figures.set(row.rankCode, row.approved);
      const document = rows.find((r) => r.document !== null)?.document ?? say(ctx.locale, 'enum.office-space.import_kind.establishment');
      return { unitId, from, document, figures: [...figures].map(([rankCode, approved]) => ({ rankCode, approved })) };
    });
    await putEstablishment(ctx, tables);
  }
}

export const establishmentImporter: Importer<(typeof establishmentSheet)['columns']> = { sheet: establishmentSheet, plan, write };
