import { Decimal } from 'decimal.js';
import { z } from 'zod';

/** Quantities travel as decimal strings and carry their unit in the name: `areaSqm`, `priceYuan`, `energyKwh`. Never floats. */
export { Decimal };

const decimalText = /^-?\d{1,15}(\.\d{1,6})?$/;

/** A decimal string with at most `scale` places, e.g. `"18.60"`; a number in the input is accepted and made a string. */
export const decimal = (scale: number, min?: string, max?: string) =>
  z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((v) => decimalText.test(v), { error: 'decimal', abort: true })
    .refine((v) => new Decimal(v).decimalPlaces() <= scale, { error: 'decimal_places', params: { scale } })
    .refine((v) => min === undefined || new Decimal(v).gte(min), { error: 'too_small', params: { min: min ?? '' } })
    .refine((v) => max === undefined || new Decimal(v).lte(max), { error: 'too_big', params: { max: max ?? '' } });

/** Square metres, two places, 0 to 9,999,999.99. Usable or building area is said by the field's name. */
export const areaSqm = decimal(2, '0', '9999999.99');
/** Yuan with fen, 0 to 999,999,999,999.99. */
export const amountYuan = decimal(2, '0', '999999999999.99');

/** Rounds half up, the way the regulations' examples are rounded, to a string with exactly `places` places. */
export const fixed = (value: Decimal.Value, places = 2): string => new Decimal(value).toFixed(places, Decimal.ROUND_HALF_UP);
