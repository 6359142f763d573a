import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { booleanParam, listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { adminLevel, listObject, severity } from './words.ts';

/** How the figures are told apart (SU-15). `group` */
export const groups = ['object', 'severity', 'level', 'month', 'item', 'unit'] as const;

const counts = z.object({
  founded: z.int(),
  due: z.int(),
  closed: z.int(),
  onTime: z.int(),
  late: z.int(),
  open: z.int(),
  repeated: z.int(),
  /** Percent with two places. */
  closureRate: z.string().nullable(),
  onTimeRate: z.string().nullable(),
  repeatRate: z.string().nullable(),
  /** From finding to closing, one decimal. */
  averageDays: z.string().nullable(),
  recoveredYuan: z.string(),
  returnedSqm: z.string(),
});

const filter = {
  foundFrom: day,
  foundTo: day,
  orgId: listParam(id),
  subtree: booleanParam,
  object: listParam(listObject),
  severity: listParam(severity),
  adminLevel: listParam(adminLevel),
};

export const caseStatistics = route({
  method: 'GET',
  path: '/cases/statistics',
  permission: 'cases.statistics.read',
  query: z.object({ group: z.enum(groups).default('object'), ...filter }),
  returns: z.object({
    rows: z.array(
      counts.extend({
        key: z.string(),
        /** Name of a unit or text of a list line; null where the key is a word of a closed list. */
        name: z.string().nullable(),
        /** What the list of cases is asked for to show the row's findings. */
        query: z.record(z.string(), z.string()),
      }),
    ),
    totals: counts,
  }),
  summary: 'Founded findings of a period by object, class, level, month, line or unit, with rates (SU-15)',
});
export type CaseCounts = z.infer<typeof counts>;

export const unitScores = route({
  method: 'GET',
  path: '/cases/scores',
  permission: 'cases.statistics.read',
  query: pageQuery(['score', 'orgName']).extend({ ...filter, q: z.string().trim().min(1).max(100).optional() }),
  returns: pageOf(
    z.object({
      id,
      orgId: id,
      orgName: z.string(),
      score: z.int(),
      deducted: z.int(),
      red: z.boolean(),
      countA: z.int(),
      countB: z.int(),
      countC: z.int(),
      countD: z.int(),
      repeated: z.int(),
    }),
  ),
  summary: 'Scores of units over a period (T4): points lost by class, doubled when repeated',
});
