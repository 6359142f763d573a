import { z } from 'zod';
import { decimal } from '#shared/units.ts';

/** How the area of a shared room is told apart: in proportion to each person's limit, or equally. */
export const apportionMethods = ['by-limit', 'equal'] as const;
export type ApportionMethod = (typeof apportionMethods)[number];

/** A township limit: the province sets it, in principle not above a county's deputy head (24 m²). */
const townshipLimit = decimal(2, '0.01', '24');

/**
 * What the regulations leave to the administration, or what this product assumes where no text was found. Each has a default and may be
 * set per administration; whoever changes one is audited. `officeSpaceSettings.parse({})` gives the defaults.
 */
export const officeSpaceSettings = z.strictObject({
  /** Excess up to this share of the allowed area asks for attention and is no violation. */
  tolerancePercent: decimal(2, '0', '100').default('0'),
  /** An excess above this share raises a red alarm, a smaller one a yellow. */
  redAbovePercent: decimal(2, '0', '100').default('10'),
  /** A room vacant for longer than this many months raises an alarm. */
  vacancyMonths: z.int().min(1).max(120).default(6),
  apportionMethod: z.enum(apportionMethods).default('by-limit'),
  /** m² of usable area per person in township organs. */
  townshipHeadSqm: townshipLimit.default('24'),
  townshipDeputySqm: townshipLimit.default('18'),
  townshipStaffSqm: townshipLimit.default('9'),
  /** m² of service rooms per establishment person in township organs; no value is assumed until the province's is entered. */
  townshipServicePerHeadSqm: decimal(2, '0', '100').nullable().default(null),
});
export type OfficeSpaceSettings = z.output<typeof officeSpaceSettings>;

export const defaultSettings: OfficeSpaceSettings = officeSpaceSettings.parse({});
