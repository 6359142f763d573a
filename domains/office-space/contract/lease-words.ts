import { z } from 'zod';
import { day } from '#shared/time.ts';
import { amountYuan, areaSqm, decimal } from '#shared/units.ts';
import { termStates } from '../rules/lettings.ts';
import { rentStates } from '../rules/rent-account.ts';
import { rentBases, rentPeriods } from '../rules/rent-schedule.ts';

/** `rent_basis` */
export const rentBasis = z.enum(rentBases);
/** `term_state` */
export const termState = z.enum(termStates);
/** `rent_state` */
export const rentState = z.enum(rentStates);
/** `receipt_kind`: rent counts against the schedule, a deposit does not and is given back. */
export const receiptKind = z.enum(['rent', 'deposit', 'deposit-back']);
/** `let_by` */
export const letBy = z.enum(['administration', 'unit']);
/** `application_state` */
export const applicationState = z.enum(['submitted', 'returned', 'approved', 'denied', 'withdrawn', 'terminated', 'signed']);

/** Yuan with fen, as answered. */
export const yuan = z.string().meta({ description: 'yuan, two decimal places' });
export const document = z.string().trim().min(1).max(200);
export const positiveArea = areaSqm.refine((v) => Number(v) > 0, { error: 'too_small', params: { min: '0.01' } });
/** `rent_period` */
export const period = z.enum(rentPeriods);

/** Terms of rent as they are entered. */
export const rentInput = {
  rentBasis: rentBasis.nullable().optional(),
  rentYuan: decimal(2, '0', '99999999.99').nullable().optional(),
  rentPeriod: period.default('quarterly'),
  dueDays: z.int().min(0).max(365).default(0),
  rentFreeDays: z.int().min(0).max(3660).default(0),
  escalationPercent: decimal(2, '0', '100').nullable().optional(),
  escalationMonths: z.int().min(1).max(240).nullable().optional(),
  depositYuan: amountYuan.nullable().optional(),
};

/** Terms of rent as they are answered. */
export const rentFacts = {
  rentBasis: rentBasis.nullable(),
  rentYuan: yuan.nullable(),
  rentPeriod: period.nullable(),
  dueDays: z.int(),
  rentFreeDays: z.int(),
  escalationPercent: z.string().nullable(),
  escalationMonths: z.int().nullable(),
  depositYuan: yuan.nullable(),
};

/** What a rule says against a plan: code (label `error.<code>`), clause, limit and what was found. */
export const finding = z.object({
  code: z.string(),
  clause: z.string(),
  limit: z.string().nullable(),
  actual: z.string().nullable(),
  path: z.string().nullable(),
});

export const rentLine = z.object({ no: z.int(), from: day, to: day, dueOn: day, amountYuan: yuan });
