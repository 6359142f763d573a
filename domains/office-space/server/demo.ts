import type { Ctx } from '#kernel/context.ts';
import { addDays, type Day } from '#shared/time.ts';
import { Decimal, fixed } from '#shared/units.ts';
import { obsoleteLimits } from '../rules/tables.ts';
import { alignCases } from './cases/on-alarms-changed.ts';
import { checkAll } from './check/check-all.ts';
import { computeApprovedArea } from './compute-approved-area.ts';
import { decideSetting } from './decide-setting.ts';
import { fileApprovedArea } from './file-approved-area.ts';
import { occupancyImporter } from './imports/import-occupancies.ts';
import { issueCertificate } from './issue-certificate.ts';
import { putTitle } from './put-title.ts';

export { demoDrawings } from './drawings/demo.ts';
export { demoDuties } from './duties/demo.ts';
export { demoLeases } from './leases/demo.ts';
export { demoPatrols } from './patrols/demo.ts';
export { demoReallocations } from './reallocation/demo.ts';
export { demoRequests } from './requests/demo.ts';
export { demoSecondOffices } from './second-offices/demo.ts';
export { demoWorks } from './works/demo.ts';

/** What the demonstration city tells office space, after units, people, buildings and rooms stand. */
export interface DemoOfficeSpace {
  readonly today: Day;
  readonly units: readonly { readonly id: string; readonly establishment: Readonly<Record<string, number>>; readonly obsolete: boolean }[];
  readonly buildings: readonly {
    readonly id: string;
    readonly serial: number;
    readonly areaSqm: string;
    readonly builtYear: number;
    readonly contradicted: boolean;
  }[];
  /** Units with rooms in a building. */
  readonly uses: readonly { readonly orgId: string; readonly buildingId: string }[];
  readonly seats: readonly {
    readonly buildingCode: string;
    readonly roomCode: string;
    readonly personName: string;
    readonly staffNo: string;
    readonly from: Day;
  }[];
}

const statuses = ['registered-to-goab', 'registered-to-goab', 'registered-to-goab', 'registered-to-goab', 'filed', 'registering'] as const;

/** Ownership of every building; one certificate states another area than the register (planted). */
export async function demoTitles(ctx: Ctx, demo: DemoOfficeSpace): Promise<void> {
  for (const b of demo.buildings) {
    const status = b.contradicted ? 'registered-to-goab' : (statuses[b.serial % statuses.length] as (typeof statuses)[number]);
    const certified = status === 'registered-to-goab';
    await putTitle(ctx, {
      buildingId: b.id,
      status,
      ownerName: '示范机关事务管理局',
      certificateNo: certified ? `示范（${b.builtYear}）不动产权第${String(b.serial).padStart(7, '0')}号` : null,
      certificateAreaSqm: certified ? (b.contradicted ? fixed(new Decimal(b.areaSqm).minus('86.40')) : b.areaSqm) : null,
      acquiredHow: 'built',
      acquiredOn: `${b.builtYear}-12-01`,
      valueYuan: fixed(new Decimal(b.areaSqm).times(3200)),
      document: status === 'filed' ? `示范权属备案〔2021〕${b.serial}号` : null,
    });
  }
}

/** Allocation certificates of all units for the buildings they use (OS-15). */
export async function demoCertificates(ctx: Ctx, demo: DemoOfficeSpace): Promise<void> {
  for (const [i, use] of demo.uses.entries()) {
    await issueCertificate(ctx, {
      ...use,
      number: `示范用证〔2021〕${i + 1}号`,
      agreementNo: `示范协〔2021〕${i + 1}号`,
      from: '2021-03-01',
    });
  }
}

/** Seats everybody through the same importer that takes the agencies' own registers. */
export async function demoSeats(ctx: Ctx, demo: DemoOfficeSpace): Promise<void> {
  for (let i = 0; i < demo.seats.length; i += 2000) {
    const rows = demo.seats
      .slice(i, i + 2000)
      .map((values, n) => ({ rowNumber: i + n + 1, values: { ...values, to: null, approvalNo: null } }));
    const planned = await occupancyImporter.plan(ctx, rows, new Set(['from']));
    const wrong = planned.find((p) => p.outcome === 'wrong');
    if (wrong) throw new Error(`demonstration seat ${JSON.stringify(rows[wrong.rowNumber - i - 1])}: ${JSON.stringify(wrong)}`);
    await occupancyImporter.write(
      ctx,
      planned.flatMap((p) => (p.outcome === 'wrong' ? [] : [p.record])),
    );
  }
}

/** Approved areas from establishment, one filed by the values of 1999 (planted); the townships' service rooms are decided first. */
export async function demoApprovedAreas(ctx: Ctx, demo: DemoOfficeSpace): Promise<void> {
  await decideSetting(ctx, { key: 'townshipServicePerHeadSqm', value: '6', validFrom: '2020-01-01', document: '示范用房〔2020〕1号' });
  for (const unit of demo.units) {
    if (Object.keys(unit.establishment).length === 0) continue;
    if (!unit.obsolete) {
      await computeApprovedArea(ctx, { orgId: unit.id, building: 'multi-storey', from: '2021-01-01' });
      continue;
    }
    const office = Object.entries(unit.establishment).reduce(
      (sum, [rank, n]) => sum.plus(new Decimal(obsoleteLimits[rank as keyof typeof obsoleteLimits] ?? '6').times(n)),
      new Decimal(0),
    );
    await fileApprovedArea(ctx, {
      orgId: unit.id,
      building: 'multi-storey',
      officeSqm: fixed(office),
      serviceSqm: fixed(office.times('0.3')),
      equipmentSqm: fixed(office.times('0.1')),
      basicBuildingSqm: fixed(office.times(2)),
      from: addDays(demo.today, -400),
      document: '示范核〔2012〕7号',
    });
  }
}

/** The first check, so that the city opens with its findings. */
export const demoCheck = (ctx: Ctx): Promise<unknown> => checkAll(ctx);

/** The cases that the first check gives birth to, before anybody looks at them. */
export async function demoAlarmCases(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.client.query<{ orgId: string }>(
    `select distinct org_id as "orgId" from office_space.alarm where cleared_on is null and level = 'red'`,
  );
  for (const { orgId } of rows) await alignCases(ctx, orgId);
}
