import { z } from 'zod';
import { needKinds } from '../rules/need.ts';
import { obtainingModes } from '../rules/obtaining.ts';
import { rentPeriods } from '../rules/renting.ts';
import { fits } from '../rules/vacancies.ts';

/** The closed lists of requests for space. Labels: `enum.office-space.<name>.<value>`. */

/** `request_state` */
export const requestStates = [
  'draft',
  'submitted',
  'returned',
  'approved',
  'offered',
  'accepted',
  'agreed',
  'rent-approved',
  'obtained',
  'denied',
  'withdrawn',
] as const;
export const requestState = z.enum(requestStates);
export type RequestState = z.infer<typeof requestState>;
/** OS-21, in order; building and purchase share the last rung. `obtaining_mode` */
export const obtainingMode = z.enum(obtainingModes);
/** `need_line` */
export const needLineKind = z.enum(needKinds);
/** `fit` */
export const fit = z.enum(fits);
/** A rung is closed until each earlier one is ruled out. `rung_state` */
export const rungState = z.enum(['open', 'current', 'ruled-out', 'closed']);
/** `promise_state` */
export const promiseState = z.enum(['proposed', 'offered', 'agreed', 'declined', 'released']);
/** `rent_state` */
export const rentState = z.enum(['submitted', 'returned', 'approved', 'denied', 'withdrawn']);
/** `rent_per` */
export const rentPer = z.enum(rentPeriods);
/** `handover_reason` */
export const handoverReason = z.enum(['built-new', 'unit-ended', 'above-approved']);
