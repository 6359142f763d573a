import { z } from 'zod';
import { decimal } from '#shared/units.ts';

/** How the area of a shared room is told apart: in proportion to each person's limit, or equally. */
export const apportionMethods = ['by-limit', 'equal'] as const;
export type ApportionMethod = (typeof apportionMethods)[number];

/** Levels from which an alarm becomes a case of supervision: red ones, all, or none. */
export const caseLevels = ['red', 'yellow', 'none'] as const;

/** A township limit: the province sets it, in principle not above a county's deputy head (24 m²). */
const townshipLimit = decimal(2, '0.01', '24');

/** Days before an end on which somebody is reminded, the longest first: `90,30,7`. */
const reminderDays = z.string().regex(/^[1-9]\d{0,2}(,[1-9]\d{0,2}){0,5}$/, { error: 'reminder_days' });
/** A day of every year that every year has: `03-31`. */
const dayOfYear = z.string().refine((v) => z.iso.date().safeParse(`2027-${v}`).success, { error: 'day_of_year' });

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
  /** Changes of a project up to this share of its approved budget need no approval of their own. */
  projectChangeLimitPercent: decimal(2, '0', '100').default('10'),
  /** A repair priced above this share of the standard price is taken for luxury fit-out in the guise of repair. */
  repairLuxuryPercent: decimal(2, '100', '1000').default('200'),
  /** Days before the end of a letting, renting or borrowing on which those in charge are reminded. */
  lettingReminderDays: reminderDays.default('90,30,7'),
  /** Days before a second office has to be vacated on which the unit is reminded. */
  secondOfficeReminderDays: reminderDays.default('30,14,3'),
  /** Kilometres from which two places of work count as far apart. */
  secondOfficeLeastKm: decimal(1, '0', '9999').default('10'),
  /** Working days a month from which somebody works at a place often. */
  secondOfficeLeastDays: decimal(0, '1', '23').default('4'),
  /** The day of each year on which the tasks of publication and filing are opened, and the last days to do them. */
  dutiesOpenOn: dayOfYear.default('01-05'),
  publicationDueOn: dayOfYear.default('03-31'),
  filingDueOn: dayOfYear.default('03-31'),
  /** Days a yearly task may be late before it becomes a case of supervision. */
  dutyCaseDays: decimal(0, '0', '365').default('30'),
  /** A vacant room serves a request when it falls short of the wanted area by no more than this share. */
  fitShortfallPercent: decimal(2, '0', '100').default('10'),
  /** A room without a limit per person serves when it is larger than wanted by no more than this share. */
  fitSurplusPercent: decimal(2, '0', '1000').default('50'),
  /** Vacant rooms farther from the asking unit than this many kilometres do not stand in the way of renting. */
  fitDistanceKm: decimal(2, '0', '1000').default('15'),
  /** A measured area agrees with the register when they differ by no more than this share of the registered one. */
  patrolAreaTolerancePercent: decimal(2, '0', '100').default('2'),
  /** Days after the first day of use of new space within which the old rooms are handed over. */
  handoverDays: decimal(0, '1', '365').default('30'),
  /** The level from which an alarm becomes a case of supervision. */
  caseFromLevel: z.enum(caseLevels).default('red'),
  /** The alarms that become cases, by comma. */
  caseAlarmCodes: z
    .string()
    .regex(/^A[1-9](,A[1-9]){0,8}$/)
    .default('A1,A2,A3,A4,A5,A6,A7,A8,A9'),
});
export type OfficeSpaceSettings = z.output<typeof officeSpaceSettings>;

export const defaultSettings: OfficeSpaceSettings = officeSpaceSettings.parse({});
