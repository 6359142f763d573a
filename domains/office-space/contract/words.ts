import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { booleanParam, listParam } from '#shared/page.ts';

/** The closed lists of office space. Labels: `enum.office-space.<name>.<value>`. */

/** OS-2: the first three are basic office space (基本办公用房). `room_kind` */
export const roomKinds = ['office', 'service', 'equipment', 'ancillary', 'technical-business'] as const;
export const roomKind = z.enum(roomKinds);
export type RoomKind = z.infer<typeof roomKind>;

/** `room_state` */
export const roomState = z.enum(['in-use', 'vacant', 'let', 'lent', 'under-works']);
/** `building_state` */
export const buildingState = z.enum(['in-use', 'idle', 'under-works', 'retired']);
/** `structure` */
export const structures = ['steel', 'steel-concrete', 'reinforced-concrete', 'brick-concrete', 'brick-wood', 'other'] as const;
export const structure = z.enum(structures);
/** Decides the ratio K of usable to building area (OS-7). `building_form` */
export const buildingForm = z.enum(['multi-storey', 'high-rise']);
/** T7. `title_status` */
export const titleStatuses = ['registered-to-goab', 'registered-to-unit', 'filed', 'registering', 'disputed', 'no-documents'] as const;
export const titleStatus = z.enum(titleStatuses);
/** `acquired_how` */
export const acquiredHow = z.enum(['built', 'purchased', 'allocated', 'exchanged', 'transferred', 'donated', 'other']);
/** Let and lent go out, rented and borrowed come in. `letting_direction` */
export const lettingDirection = z.enum(['let', 'lent', 'rented', 'borrowed']);
/** `end_reason` */
export const endReason = z.enum(['moved', 'vacated', 'transfer', 'retirement', 'room-retired', 'correction']);
/** `reclaim_reason` */
export const reclaimReason = z.enum(['transfer', 'retirement', 'concurrent-post-ended']);
/** T5. `alarm_code` */
export const alarmCodes = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9'] as const;
export const alarmCode = z.enum(alarmCodes);
/** `alarm_level` */
export const alarmLevel = z.enum(['red', 'yellow']);
/** `alarm_subject` */
export const alarmSubject = z.enum(['building', 'room', 'person', 'unit', 'letting']);
/** T1. `level` */
export const limitLevel = z.enum(['C', 'P', 'M', 'K', 'T']);
/** `admin_level` */
export const adminLevel = z.enum(['city', 'district', 'town', 'village']);
/** What may be imported. `import_kind` */
export const importKinds = ['buildings', 'rooms', 'occupancies', 'establishment'] as const;
export const importKind = z.enum(importKinds);

/** Square metres with two places, as answered. */
export const sqm = z.string().meta({ description: 'm², two decimal places' });
/** Percent with two places, as answered. */
export const percentage = z.string().meta({ description: '%, two decimal places' });

/** Filter by using or managing unit; with `subtree` also the units below. */
export const unitFilter = { orgId: listParam(id), subtree: booleanParam };
/** A fragment of what the list shows: name, code, address; also in syllables or initials. */
export const fragment = z.string().trim().min(1).max(100).optional();

/** Where a figure leads: a list of this domain with its filter. */
export const figureLink = z.object({
  list: z.enum(['buildings', 'rooms', 'occupancies', 'alarms', 'lettings', 'reclaims', 'approved-areas']),
  query: z.record(z.string(), z.string()),
});
export type FigureLink = z.infer<typeof figureLink>;
