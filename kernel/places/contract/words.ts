import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { booleanParam, listParam } from '#shared/page.ts';
import { fixed } from '#shared/units.ts';

/** The closed lists of places. Labels: `enum.places.<name>.<value>`. */

/** `structure` */
export const structures = ['steel', 'steel-concrete', 'reinforced-concrete', 'brick-concrete', 'brick-wood', 'other'] as const;
export const structure = z.enum(structures);
/** `height_class`: decides the ratio of usable to building area (发改投资〔2014〕2674号). */
export const heightClasses = ['multi-storey', 'high-rise'] as const;
export const heightClass = z.enum(heightClasses);
/** `building_state` */
export const buildingStates = ['in-use', 'idle', 'under-works', 'retired'] as const;
export const buildingState = z.enum(buildingStates);
/** `room_kind` (OS-2): the first three are basic office space (基本办公用房). */
export const roomKinds = ['office', 'service', 'equipment', 'ancillary', 'technical-business'] as const;
export const roomKind = z.enum(roomKinds);
/** `room_state` */
export const roomStates = ['in-use', 'vacant', 'let', 'lent', 'under-works'] as const;
export const roomState = z.enum(roomStates);

/** Square metres with two places, as answered. */
export const sqm = z.string().meta({ description: 'm², two decimal places' });
/** Degrees (CGCS2000) from −`limit` to `limit`, rounded to six places (11 cm). */
const degrees = (limit: number) =>
  z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((v) => /^-?\d{1,3}(\.\d{1,20})?$/.test(v), { error: 'decimal' })
    .refine((v) => Math.abs(Number(v)) <= limit, { error: 'places.degrees', params: { limit } })
    .transform((v) => fixed(v, 6));
export const longitude = degrees(180);
export const latitude = degrees(90);

/** Filter by managing or using unit; with `subtree` also the units below. */
export const unitFilter = { orgId: listParam(id), subtree: booleanParam };
/** A fragment of name, number or address; also its syllables or their initials. */
export const fragment = z.string().trim().min(1).max(100).optional();
export const divisionCode = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/, { error: 'places.division_code' });

/** Floors: 1 is the ground floor, basements are negative, there is no 0. */
export const floorLevel = z
  .int()
  .min(-20)
  .max(200)
  .refine((v) => v !== 0, { error: 'places.floor_level' });
