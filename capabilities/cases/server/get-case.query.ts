import type { z } from 'zod';
import type { Ctx } from '#kernel/context.ts';
import { Where } from '#kernel/db/where.ts';
import { found } from '#shared/errors.ts';
import type { RouteAnswer, RouteInput } from '#shared/route.ts';
import type { CaseDetail, extension, getCase as getCaseRoute, letterRef, lookBack, step } from '../contract/cases.ts';
import { objectUntil } from '../rules/limits.ts';
import { whereSeen } from './case.visible.ts';
import { caseAbilities } from './case-abilities.ts';
import { caseColumns, caseRowOf, type StoredRow } from './list-cases.query.ts';
import { type CaseFacts, factColumns } from './locked-case.ts';
import type { Sources } from './review.ts';
import { settingsInForce } from './settings-in-force.query.ts';
import { workingDays } from './working-days.ts';

type Computed = 'sourceRoom' | 'recheckable' | 'objectUntil' | 'steps' | 'extensions' | 'lookBacks' | 'letters' | 'abilities';
type Row = StoredRow & Omit<CaseDetail, Computed | keyof StoredRow>;

const columns = `${caseColumns}, c.rule_code as "ruleCode", c.rule_label as "ruleLabel", c.clause, c.born_severity as "bornSeverity", c.facts, c.place, c.figures,
  c.figures_now as "figuresNow", c.seen_at as "seenAt", c.rule_cleared_on as "ruleClearedOn", c.found_by_name as "foundByName",
  org.name_of(c.raised_by_org_id) as "raisedByOrgName", c.measures, c.receipt_no as "receiptNo", c.recovered_yuan as "recoveredYuan", c.returned_sqm as "returnedSqm",
  c.measured_sqm as "measuredSqm", c.reply_required as "replyRequired", c.recommended_by as "recommendedBy", c.recommendation_no as "recommendationNo",
  c.handed_to as "handedTo", c.handed_document as "handedDocument", org.name_of(c.escalated_to_org_id) as "escalatedToOrgName", c.closed_how as "closedHow",
  c.close_reason as "closeReason", c.version,
  (select json_build_object('code', i.code, 'object', i.object, 'text', case when $1 = 'en' then i.text_en else i.text_zh end, 'basis', i.basis, 'dataTest', case when $1 = 'en' then i.data_test_en else i.data_test_zh end,
     'evidenceKind', i.evidence_kind) from cases.list_item i where i.code = c.item_code and i.valid_from <= c.found_on order by i.valid_from desc limit 1) as item,
  (select json_build_object('id', f.id, 'title', f.title, 'closedOn', f.closed_on) from cases.case f where f.id = c.repeat_of) as "repeatOf"`;

const stepsSql = `select s.id, s.at, s.account_name as "accountName", s.act, s.from_state as "fromState", s.to_state as "toState", s.note, s.facts,
  coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size_bytes, 'mediaType', f.media_type, 'sm3', f.sm3, 'uploadedAt', f.uploaded_at) order by f.uploaded_at)
    from files.file f where f.id = any(s.file_ids)), '[]') as files
  from cases.step s where s.case_id = $1 order by s.at, s.id`;

async function related(ctx: Ctx, caseId: string) {
  const all = async <T extends object>(text: string): Promise<T[]> => (await ctx.client.query<T>(text, [caseId])).rows;
  return {
    steps: await all<z.input<typeof step>>(stepsSql),
    extensions: await all<z.input<typeof extension>>(
      `select id, asked_by_name as "askedByName", asked_at as "askedAt", reason, former_due_on as "formerDueOn", wanted_on as "wantedOn", granted,
         decided_by_name as "decidedByName", decided_at as "decidedAt", opinion from cases.extension where case_id = $1 order by asked_at`,
    ),
    lookBacks: await all<z.input<typeof lookBack>>(
      `select id, months, due_on as "dueOn", done_on as "doneOn", result, note, done_by_name as "doneByName" from cases.look_back where case_id = $1 order by months`,
    ),
    letters: await all<z.input<typeof letterRef>>(
      'select id, kind, number, issued_on as "issuedOn" from cases.letter where case_id = $1 order by issued_on, id',
    ),
  };
}

/** One case whole. */
export const getCase =
  (sources: Sources) =>
  async (ctx: Ctx, { caseId }: RouteInput<typeof getCaseRoute>): Promise<RouteAnswer<typeof getCaseRoute>> => {
    const settings = await settingsInForce(ctx);
    const where = whereSeen(ctx, new Where([ctx.locale])).and('c.id = ?', caseId);
    const { rows } = await ctx.client.query<Row>(
      `select ${columns} from cases.case c left join org.unit u on u.id = c.org_id where ${where.sql}`,
      where.values,
    );
    const row = found(rows[0]);
    const { rows: facts } = await ctx.client.query<CaseFacts>(`select ${factColumns} from cases.case c where c.id = $1`, [caseId]);
    const c = facts[0] as CaseFacts;
    const more = await related(ctx, caseId);
    const recheckable = sources.has(c.source);
    const extensionWaits = more.extensions.some((x) => x.granted === null);
    return {
      ...caseRowOf(settings, row, ctx.today),
      ...more,
      sourceRoom: c.source.split('.')[0] as string,
      limitDays: row.limitDays,
      recheckable,
      objectUntil: c.notifiedOn === null ? null : objectUntil(settings, c.notifiedOn, workingDays),
      abilities: caseAbilities(ctx, settings, c, { recheckable, extensionWaits }),
    };
  };
