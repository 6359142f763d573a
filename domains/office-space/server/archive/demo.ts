import type { Ctx } from '#kernel/context.ts';
import { addDays } from '#shared/time.ts';
import { requiredCategories } from '../../rules/archive.ts';
import type { TitleStatus } from '../../rules/ownership.ts';
import type { HomePlace } from '../works/demo-scene.ts';
import { assignDifference, closeDifference, explainDifference } from './differences.ts';
import { fileDocument } from './keep-documents.ts';
import { startRun } from './run.ts';

interface Titled {
  readonly id: string;
  readonly name: string;
  readonly status: TitleStatus | null;
  readonly certificateNo: string | null;
  readonly ownerName: string | null;
  readonly builtYear: number | null;
}

const words: Readonly<Record<string, string>> = {
  'property-certificate': '不动产权证书',
  'secret-approval': '涉密单位产权批准',
  'ownership-filing': '权属备案表',
  'registration-receipt': '不动产登记受理通知书',
  'dispute-paper': '权属争议说明',
  explanation: '无证情况说明',
  drawing: '竣工图',
  'survey-report': '房产测绘报告',
};

/** Archives of the city's buildings: most complete, each fifth without its survey. */
async function fileArchives(officer: Ctx, homes: readonly HomePlace[]): Promise<void> {
  const { rows } = await officer.client.query<Titled>(
    `select b.id, b.name, t.status, t.certificate_no as "certificateNo", t.owner_name as "ownerName", b.built_year as "builtYear"
     from places.building b left join office_space.title t on t.building_id = b.id order by (b.id = any($1::uuid[])) desc, b.code, b.id limit 40`,
    [homes.map((home) => home.buildingId)],
  );
  for (const [i, b] of rows.entries())
    for (const category of requiredCategories(b.status)) {
      if (category === 'survey-report' && i % 5 === 2) continue;
      await fileDocument(officer, {
        buildingId: b.id,
        category,
        title: `${b.name}${words[category] ?? ''}`,
        number: category === 'property-certificate' ? b.certificateNo : `示范档${i + 1}-${category.length}`,
        datedOn: `${b.builtYear ?? 2010}-11-30`,
        holder: b.ownerName,
        paperLocation: `综合档案室 ${(i % 6) + 1} 排 ${(i % 4) + 1} 柜`,
        papers: [],
      });
    }
}

/** A reconciliation of this year, some of its differences on their way. */
export async function demoArchive(officer: Ctx, homes: readonly HomePlace[]): Promise<void> {
  await fileArchives(officer, homes);
  const managerId = homes[0]?.managerId as string;
  const { id: runId } = await startRun(officer, { orgId: managerId, subtree: true, reason: '年度资产清查' });
  const { rows } = await officer.client.query<{ id: string }>(
    'select id from office_space.reconciliation_difference where run_id = $1 order by kind, id limit 3',
    [runId],
  );
  const [first, second, third] = rows;
  if (first) await assignDifference(officer, { differenceId: first.id, assignee: '示范档案员', dueOn: addDays(officer.today, 10) });
  if (second)
    await explainDifference(officer, { differenceId: second.id, explanation: '权证登记面积未含地下设备层，已申请变更登记', papers: [] });
  if (third) {
    await explainDifference(officer, { differenceId: third.id, explanation: '测绘口径不同，差额在误差范围内', papers: [] });
    await closeDifference(officer, { differenceId: third.id, note: '同意说明，予以销号' });
  }
}
