import type { Ctx } from '#kernel/context.ts';
import { putBuildings } from '#kernel/places/server/public.ts';
import type { SheetRow } from '#kernel/sheets/sheet.ts';
import { newId } from '#shared/ids.ts';
import { checkTitle } from '../../rules/ownership.ts';
import { buildingsSheet } from '../buildings.sheet.ts';
import { type GoodRow, type Importer, type Planned, rowIssue, wrong } from './importer.ts';
import { type UnitRow, unitsNamed } from './lookup.ts';

type Values = SheetRow<typeof buildingsSheet>;
type Row = GoodRow<(typeof buildingsSheet)['columns']>;
type Stored = Values & { id: string; orgId: string };

/** What is stored of the buildings in question, in the fields of the sheet. */
const storedText = `select b.id, b.org_id as "orgId", b.code, b.name, b.division_code as "divisionCode", b.address, trim_scale(b.longitude)::text as longitude,
   trim_scale(b.latitude)::text as latitude, b.structure, b.height_class as "heightClass", b.storeys_above as "storeysAbove", b.storeys_below as "storeysBelow",
   b.built_year as "builtYear", b.building_area_sqm as "buildingAreaSqm", b.usable_area_sqm as "usableAreaSqm", b.state, t.status as "titleStatus",
   t.certificate_no as "certificateNo", t.certificate_area_sqm as "certificateAreaSqm", t.value_yuan as "valueYuan", t.document as "titleDocument"
 from json_to_recordset($1::json) k("orgId" uuid, code text) join places.building b on b.org_id = k."orgId" and b.code = k.code
 left join office_space.title t on t.building_id = b.id`;

const defaults = { heightClass: 'multi-storey', state: 'in-use' } as const;
const numeric = new Set(['longitude', 'latitude', 'buildingAreaSqm', 'usableAreaSqm', 'certificateAreaSqm', 'valueYuan']);
const differs = (field: string, a: unknown, b: unknown): boolean => {
  if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) !== (b ?? null);
  return numeric.has(field) ? Number(a) !== Number(b) : a !== b;
};

/** The record the row gives: stored facts stay where the file has no column; a new building takes its unit's division. */
function recordOf(row: Row, unit: UnitRow, stored: Stored | undefined, supplied: ReadonlySet<string>): Stored {
  const record: Record<string, unknown> = { ...stored, id: stored?.id ?? newId(), orgId: unit.id };
  for (const [field, value] of Object.entries(row.values)) {
    if (supplied.has(field) && (value !== null || stored !== undefined)) record[field] = value;
  }
  record.heightClass ??= defaults.heightClass;
  record.state ??= defaults.state;
  record.divisionCode ??= unit.divisionCode;
  return record as Stored;
}

function planOne(
  row: Row,
  unit: UnitRow,
  stored: Stored | undefined,
  supplied: ReadonlySet<string>,
  divisions: ReadonlySet<string>,
): Planned {
  const record = recordOf(row, unit, stored, supplied);
  if (!divisions.has(record.divisionCode as string)) {
    return wrong(
      row.rowNumber,
      rowIssue(row.rowNumber, 'divisionCode', 'office-space.division_unknown', { divisionCode: record.divisionCode }),
    );
  }
  const title = record.titleStatus && checkTitle({ status: record.titleStatus, document: record.titleDocument ?? null });
  if (title && !title.ok) return wrong(row.rowNumber, rowIssue(row.rowNumber, 'titleDocument', title.code, { clause: title.clause }));
  const changed =
    !stored || [...supplied].some((f) => f !== 'unitName' && differs(f, record[f as keyof Stored], stored[f as keyof Stored]));
  return { rowNumber: row.rowNumber, outcome: !stored ? 'new' : changed ? 'changed' : 'same', record };
}

async function plan(ctx: Ctx, rows: readonly Row[], supplied: ReadonlySet<string>): Promise<Planned[]> {
  const unitOf = await unitsNamed(
    ctx,
    rows.map((r) => r.values.unitName),
  );
  const keys: { orgId: string; code: string }[] = [];
  const codes = new Set<string>();
  for (const { values } of rows) {
    const unit = unitOf(values.unitName);
    if (!('one' in unit)) continue;
    keys.push({ orgId: unit.one.id, code: values.code });
    codes.add(values.divisionCode ?? unit.one.divisionCode);
  }
  const { rows: kept } = await ctx.client.query<Stored>(storedText, [JSON.stringify(keys)]);
  const byKey = new Map(kept.map((b) => [`${b.orgId} ${b.code}`, b]));
  for (const b of kept) if (b.divisionCode) codes.add(b.divisionCode);
  const known = await ctx.client.query<{ code: string }>('select code from org.division where code = any($1)', [[...codes]]);
  const divisions = new Set(known.rows.map((d) => d.code));
  return rows.map((row) => {
    const unit = unitOf(row.values.unitName);
    if ('one' in unit) return planOne(row, unit.one, byKey.get(`${unit.one.id} ${row.values.code}`), supplied, divisions);
    const code = 'many' in unit ? 'office-space.unit_ambiguous' : 'office-space.unit_unknown';
    return wrong(row.rowNumber, rowIssue(row.rowNumber, 'unitName', code, { name: row.values.unitName }));
  });
}

const upsertTitles = `insert into office_space.title (id, org_id, building_id, status, certificate_no, certificate_area_sqm, value_yuan, document)
 select e."titleId", e."orgId", e."buildingId", e."titleStatus", e."certificateNo", e."certificateAreaSqm", e."valueYuan", e."titleDocument"
 from json_to_recordset($1::json) as e("titleId" uuid, "orgId" uuid, "buildingId" uuid, "titleStatus" text, "certificateNo" text, "certificateAreaSqm" numeric,
   "valueYuan" numeric, "titleDocument" text) where e."titleStatus" is not null
 on conflict (building_id) do update set status = excluded.status, certificate_no = excluded.certificate_no, certificate_area_sqm = excluded.certificate_area_sqm,
   value_yuan = excluded.value_yuan, document = excluded.document, version = title.version + 1`;

async function write(ctx: Ctx, records: readonly object[]): Promise<void> {
  const buildings = records as readonly Stored[];
  const put = await putBuildings(
    ctx,
    buildings.map(({ orgId, code, name, divisionCode, address, longitude, latitude, structure, heightClass, ...rest }) => {
      const { storeysAbove, storeysBelow, builtYear, buildingAreaSqm, usableAreaSqm, state } = rest;
      const facts = { longitude, latitude, structure, storeysAbove, storeysBelow, builtYear, buildingAreaSqm, usableAreaSqm };
      return {
        orgId,
        code,
        name,
        divisionCode: divisionCode as string,
        address,
        heightClass: heightClass ?? undefined,
        state: state ?? undefined,
        ...facts,
      };
    }),
  );
  const titles = buildings.map((b, i) => ({ ...b, titleId: newId(), buildingId: put[i]?.id }));
  await ctx.client.query(upsertTitles, [JSON.stringify(titles)]);
}

export const buildingImporter: Importer<(typeof buildingsSheet)['columns']> = { sheet: buildingsSheet, plan, write };
