import type { Ctx } from '#kernel/context.ts';
import { containing, pageFrom, Where } from '#kernel/db/where.ts';
import { found, refuse, refuseField } from '#shared/errors.ts';
import { sortOf } from '#shared/page.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import { addMonths } from '#shared/time.ts';
import type { endListItem as endRoute, ListItem, listItems as listRoute, putListItem as putRoute } from '../contract/lists.ts';
import { seenSql } from './case.visible.ts';

const sorts = { code: 'i.code', severity: 'i.severity', object: 'i.object' } as const;

/** The lists as they hold on a day, each line with the findings of the last twelve months. */
export async function listItems(ctx: Ctx, input: RouteInput<typeof listRoute>): Promise<RouteAnswer<typeof listRoute>> {
  const on = input.on ?? ctx.today;
  const where = new Where([on, input.pageSize, (input.page - 1) * input.pageSize, ctx.locale, addMonths(ctx.today, -12)]);
  where
    .and('i.valid_from <= $1::date and (i.valid_to is null or i.valid_to >= $1::date)')
    .and('not exists (select from cases.list_item n where n.code = i.code and n.valid_from > i.valid_from and n.valid_from <= $1::date)')
    .and(`i.code || ' ' || i.text_zh || ' ' || i.text_en || ' ' || i.basis ilike ?`, containing(input.q))
    .and('i.polarity = ?', input.polarity)
    .and('i.object = any(?)', input.object)
    .and('i.severity = any(?)', input.severity);
  const matching = where.sql;
  const visible = ctx.can('cases.case.read') ? seenSql(ctx, where) : 'false';
  const { field, direction } = sortOf(input.sort, 'code' as keyof typeof sorts);
  const { rows } = await ctx.client.query<ListItem & { id: string; total: number }>(
    `select k.total, q.* from (select count(*)::int as total from cases.list_item i where ${matching}) k
     left join (select i.code as id, i.code, i.object, i.polarity, case when $4 = 'en' then i.text_en else i.text_zh end as text, i.text_zh as "textZh", i.text_en as "textEn", i.basis,
       case when $4 = 'en' then i.data_test_en else i.data_test_zh end as "dataTest", i.data_test_zh as "dataTestZh", i.data_test_en as "dataTestEn", i.evidence_kind as "evidenceKind", i.severity, i.responsible_role as "responsibleRole", i.admin_levels as "adminLevels",
       i.valid_from as "validFrom", i.valid_to as "validTo", i.document,
       (select count(*)::int from cases.case c where c.item_code = i.code and c.verified_on is not null and c.state <> 'rejected' and c.found_on >= $5::date and ${visible}) as findings
       from cases.list_item i where ${matching} order by ${sorts[field]} ${direction}, i.code limit $2 offset $3) q on true`,
    where.values,
  );
  const { items, total } = pageFrom<ListItem & { id: string }>(rows);
  return { items, total, abilities: { put: mayManage(ctx) } };
}

/** The lists hold for the whole installation: only who reaches all of it keeps them. */
const mayManage = (ctx: Ctx): boolean => ctx.actor.kind === 'system' || ctx.actor.reach.get('cases.list.manage')?.all === true;

/** Enters a line or a new wording of it from a day on. Findings made before keep the former one. */
export async function putListItem(ctx: Ctx, input: RouteInput<typeof putRoute>): Promise<RouteAnswer<typeof putRoute>> {
  const { code, validFrom } = input;
  if (code.startsWith('P-') !== (input.polarity === 'positive')) refuseField('polarity', 'cases.list_code_side');
  if ((input.dataTestZh === null) !== (input.dataTestEn === null))
    refuseField(input.dataTestZh === null ? 'dataTestZh' : 'dataTestEn', 'cases.list_test_words');
  const { rows: before } = await ctx.client.query(
    'select valid_from, text_zh, severity, evidence_kind, basis from cases.list_item where code = $1 order by valid_from desc limit 1',
    [code],
  );
  await ctx.client.query(
    `insert into cases.list_item (code, valid_from, object, polarity, text_zh, text_en, basis, data_test_zh, data_test_en, evidence_kind, severity, responsible_role, admin_levels, document)
     values ($1, $2::date, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (code, valid_from) do update set object = excluded.object, text_zh = excluded.text_zh, text_en = excluded.text_en, basis = excluded.basis,
       data_test_zh = excluded.data_test_zh, data_test_en = excluded.data_test_en, evidence_kind = excluded.evidence_kind, severity = excluded.severity, responsible_role = excluded.responsible_role,
       admin_levels = excluded.admin_levels, document = excluded.document, valid_to = null`,
    [
      code,
      validFrom,
      input.object,
      input.polarity,
      input.textZh,
      input.textEn,
      input.basis,
      input.dataTestZh,
      input.dataTestEn,
      input.evidenceKind,
      input.severity,
      input.responsibleRole,
      input.adminLevels,
      input.document,
    ],
  );
  ctx.audit({ action: 'cases.list_item.put', subject: { kind: 'list-item', id: code, orgId: null }, before: before[0], after: input });
  return { code, validFrom };
}

export async function endListItem(
  ctx: Ctx,
  { code, validTo, document }: RouteInput<typeof endRoute>,
): Promise<RouteAnswer<typeof endRoute>> {
  const { rows } = await ctx.client.query<{ validFrom: string; validTo: string | null }>(
    'select valid_from as "validFrom", valid_to as "validTo" from cases.list_item where code = $1 order by valid_from desc limit 1 for update',
    [code],
  );
  const line = found(rows[0]);
  if (line.validTo !== null || validTo < line.validFrom) refuse('cases.list_item_ended');
  await ctx.client.query('update cases.list_item set valid_to = $3::date, document = $4 where code = $1 and valid_from = $2::date', [
    code,
    line.validFrom,
    validTo,
    document,
  ]);
  ctx.audit({ action: 'cases.list_item.end', subject: { kind: 'list-item', id: code, orgId: null }, after: { validTo, document } });
  return { code, validTo };
}
