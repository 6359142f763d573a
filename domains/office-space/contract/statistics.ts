import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { adminLevel, figureLink } from './words.ts';

/** Forms of the national statistics that exist for a city: 1 divisions, 2 office space, 3 technical-business space (T4). */
export const formNumber = z.enum(['1', '2', '3']);

/** The reporting body: one division and one level; no rows across levels (OS-30). */
const reporting = { divisionCode: z.string().regex(/^\d{6,12}$/), level: adminLevel };

/** A figure and the rows behind it. Numbers are counts or years, texts are m² or yuan with two places. */
export const cell = z.object({ value: z.union([z.string(), z.number(), z.null()]), link: figureLink.nullable() });
export const statisticColumn = z.object({
  /** Label: `sheet.office-space.form.<id>`. */
  id: z.string(),
  /** Merged head above, label `sheet.office-space.group.<group>`. */
  group: z.string().nullable(),
  type: z.enum(['text', 'count', 'sqm', 'yuan', 'word']),
});

export const statisticForm = route({
  method: 'GET',
  path: '/office-space/statistics/forms/:form',
  permission: 'office-space.statistics.read',
  params: z.object({ form: formNumber }),
  query: z.object(reporting),
  returns: z.object({
    form: formNumber,
    divisionCode: z.string(),
    /** 12 digits. */
    reportCode: z.string(),
    divisionName: z.string(),
    columns: z.array(statisticColumn),
    rows: z.array(z.object({ orgId: id.nullable(), title: z.string(), cells: z.record(z.string(), cell) })),
    totals: z.record(z.string(), cell),
  }),
  errors: ['office-space.division_unknown'],
  summary: 'A national statistical form of one level; each cell leads to the rows behind it',
});

export const exportForm = route({
  method: 'GET',
  path: '/office-space/statistics/forms/:form/export',
  permission: 'office-space.statistics.read',
  params: z.object({ form: formNumber }),
  query: z.object(reporting),
  returns: 'file',
  errors: ['office-space.division_unknown'],
  summary: 'A statistical form as a workbook in the official layout',
});

/** OS-31. Label: `enum.office-space.statistic_class.<value>`. */
export const statisticClass = z.enum(['registered-used', 'registered-used-by-others', 'used-not-registered']);
export const statisticClasses = route({
  method: 'GET',
  path: '/office-space/statistics/classes',
  permission: 'office-space.statistics.read',
  query: z.object({ divisionCode: reporting.divisionCode.optional(), level: adminLevel.optional() }),
  returns: z.object({
    items: z.array(z.object({ class: statisticClass, buildingCount: cell, areaSqm: cell, unitCount: cell })),
    total: z.int(),
  }),
  summary: 'The three statistical classes (OS-31), building area',
});

export const divisionsOfForms = route({
  method: 'GET',
  path: '/office-space/statistics/reporting-bodies',
  permission: 'office-space.statistics.read',
  returns: z.object({
    items: z.array(z.object({ divisionCode: z.string(), divisionName: z.string(), level: adminLevel, unitCount: z.int() })),
    total: z.int(),
  }),
  summary: 'Divisions and levels the reader may report for',
});
