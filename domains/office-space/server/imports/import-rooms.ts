import type { Ctx } from '#kernel/context.ts';
import { putRooms } from '#kernel/places/server/public.ts';
import type { SheetRow } from '#kernel/sheets/sheet.ts';
import { newId } from '#shared/ids.ts';
import { checkRoomKind } from '../../rules/room-kinds.ts';
import { roomsSheet } from '../rooms.sheet.ts';
import { type GoodRow, type Importer, type Planned, rowIssue, wrong } from './importer.ts';
import { type BuildingRow, buildingsCoded, type Found, levelOf, type UnitRow, unitsNamed } from './lookup.ts';

type Row = GoodRow<(typeof roomsSheet)['columns']>;
type Stored = Omit<SheetRow<typeof roomsSheet>, 'buildingCode' | 'floor' | 'unitName'> & {
  id: string;
  orgId: string;
  buildingId: string;
  level: number;
};

const storedText = `select r.id, r.org_id as "orgId", r.building_id as "buildingId", f.level, r.code, r.name, r.kind, r.kind_document as "kindDocument",
   r.usable_area_sqm as "usableAreaSqm", r.building_area_sqm as "buildingAreaSqm", r.state, r.vacant_since as "vacantSince", r.note
 from json_to_recordset($1::json) k("buildingId" uuid, code text) join places.room r on r.building_id = k."buildingId" and r.code = k.code
 left join places.floor f on f.id = r.floor_id`;

const compared = [
  'orgId',
  'level',
  'name',
  'kind',
  'kindDocument',
  'usableAreaSqm',
  'buildingAreaSqm',
  'state',
  'vacantSince',
  'note',
] as const;
const differs = (field: (typeof compared)[number], a: Stored, b: Stored): boolean => {
  const [x, y] = [a[field] ?? null, b[field] ?? null];
  return field.endsWith('Sqm') && x !== null && y !== null ? Number(x) !== Number(y) : x !== y;
};

/** A room the file calls vacant is so from the day it says, else from today; a room in use has no such day. */
function settled(record: Stored, stored: Stored | undefined, today: string): Stored {
  if (record.state !== 'vacant') return { ...record, vacantSince: null };
  return { ...record, vacantSince: record.vacantSince ?? stored?.vacantSince ?? today };
}

function planOne(
  ctx: Ctx,
  row: Row,
  building: BuildingRow,
  unit: Found<UnitRow>,
  stored: Stored | undefined,
  supplied: ReadonlySet<string>,
): Planned {
  const { rowNumber, values } = row;
  const level = levelOf(values.floor);
  if (level === null) return wrong(rowNumber, rowIssue(rowNumber, 'floor', 'sheet.wrong_pattern', { text: values.floor }));
  if (values.unitName !== null && !('one' in unit)) {
    const code = 'many' in unit ? 'office-space.unit_ambiguous' : 'office-space.unit_unknown';
    return wrong(rowNumber, rowIssue(rowNumber, 'unitName', code, { name: values.unitName }));
  }
  const orgId = 'one' in unit ? unit.one.id : (stored?.orgId ?? building.org_id);
  const { buildingCode: _b, floor: _f, unitName: _u, ...facts } = values;
  const given = Object.fromEntries(Object.entries(facts).filter(([field, value]) => supplied.has(field) && (value !== null || stored)));
  const base = {
    name: values.code,
    state: 'in-use' as const,
    ...stored,
    ...given,
    id: stored?.id ?? newId(),
    orgId,
    buildingId: building.id,
    level,
  };
  const record = settled({ ...base, name: base.name ?? values.code, state: base.state ?? 'in-use' } as Stored, stored, ctx.today);
  const kind = checkRoomKind(record.kind, record.kindDocument ?? null);
  if (!kind.ok) return wrong(rowNumber, rowIssue(rowNumber, 'kindDocument', kind.code, { clause: kind.clause }));
  const changed = stored && compared.some((field) => differs(field, record, stored));
  return { rowNumber, outcome: !stored ? 'new' : changed ? 'changed' : 'same', record };
}

async function plan(ctx: Ctx, rows: readonly Row[], supplied: ReadonlySet<string>): Promise<Planned[]> {
  const buildingOf = await buildingsCoded(
    ctx,
    rows.map((r) => r.values.buildingCode),
  );
  const unitOf = await unitsNamed(
    ctx,
    rows.flatMap((r) => r.values.unitName ?? []),
  );
  const keys = rows.flatMap((r) => {
    const building = buildingOf(r.values.buildingCode);
    return 'one' in building ? [{ buildingId: building.one.id, code: r.values.code }] : [];
  });
  const { rows: kept } = await ctx.client.query<Stored>(storedText, [JSON.stringify(keys)]);
  const byKey = new Map(kept.map((r) => [`${r.buildingId} ${r.code}`, r]));
  return rows.map((row) => {
    const building = buildingOf(row.values.buildingCode);
    if ('one' in building)
      return planOne(ctx, row, building.one, unitOf(row.values.unitName), byKey.get(`${building.one.id} ${row.values.code}`), supplied);
    const code = 'many' in building ? 'office-space.building_ambiguous' : 'office-space.building_unknown';
    return wrong(row.rowNumber, rowIssue(row.rowNumber, 'buildingCode', code, { code: row.values.buildingCode }));
  });
}

async function write(ctx: Ctx, records: readonly object[]): Promise<void> {
  await putRooms(
    ctx,
    (records as readonly Stored[]).map(({ id: _, name, state, ...room }) => ({
      ...room,
      name: name ?? room.code,
      state: state ?? 'in-use',
    })),
  );
}

export const roomImporter: Importer<(typeof roomsSheet)['columns']> = { sheet: roomsSheet, plan, write };
