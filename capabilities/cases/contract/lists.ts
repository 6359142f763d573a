import { z } from 'zod';
import { listParam, pageOf, pageQuery } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { adminLevel, evidenceKind, listObject, polarity, responsibleRole, severity, words } from './words.ts';

/** One line of the lists as it holds on a day (SU-3). */
export const listItem = z.object({
  code: z.string(),
  object: listObject,
  polarity,
  /** In the reader's language. */
  text: z.string(),
  textZh: z.string(),
  textEn: z.string(),
  basis: z.string(),
  /** In the reader's language; null where a person asks the question. */
  dataTest: z.string().nullable(),
  dataTestZh: z.string().nullable(),
  dataTestEn: z.string().nullable(),
  evidenceKind,
  severity,
  responsibleRole,
  adminLevels: z.array(adminLevel),
  validFrom: day,
  validTo: day.nullable(),
  document: z.string().nullable(),
  /** Founded findings of the line within the last twelve months that the reader may see. */
  findings: z.int(),
});
export type ListItem = z.infer<typeof listItem>;

const itemCode = z.string().regex(/^[PN]-[A-Z]{2}-\d{1,3}$/);

export const listItems = route({
  method: 'GET',
  path: '/cases/list-items',
  permission: 'cases.list.read',
  query: pageQuery(['code', 'severity', 'object']).extend({
    q: z.string().trim().min(1).max(100).optional(),
    polarity: polarity.optional(),
    object: listParam(listObject),
    severity: listParam(severity),
    /** As the lists stood on a day; today unless told. */
    on: day.optional(),
  }),
  returns: pageOf(listItem),
  summary: 'Positive and negative list with basis, test and evidence, as it holds on a day',
});

export const putListItem = route({
  method: 'PUT',
  path: '/cases/list-items/:code',
  permission: 'cases.list.manage',
  params: z.object({ code: itemCode }),
  body: z.object({
    object: listObject,
    polarity,
    textZh: words(300),
    textEn: words(300),
    basis: words(300),
    dataTestZh: words(300).nullable().default(null),
    dataTestEn: words(300).nullable().default(null),
    evidenceKind,
    severity,
    responsibleRole: responsibleRole.default('unit-admin'),
    adminLevels: z.array(adminLevel).min(1).max(4),
    validFrom: day,
    document: words(200),
  }),
  returns: z.object({ code: z.string(), validFrom: day }),
  errors: ['cases.list_code_side', 'cases.list_test_words'],
  summary: 'Enter a line, or change it from a day on; the former wording stays for what was found before',
});

export const endListItem = route({
  method: 'POST',
  path: '/cases/list-items/:code/end',
  permission: 'cases.list.manage',
  params: z.object({ code: itemCode }),
  body: z.object({ validTo: day, document: words(200) }),
  returns: z.object({ code: z.string(), validTo: day }),
  errors: ['cases.list_item_ended'],
  summary: 'End a line on a day',
});
