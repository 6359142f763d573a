import { z } from 'zod';
import { abilities } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { type CaseSettingKey, caseSettings } from '../rules/settings.ts';
import { words } from './words.ts';

/** What the supervising body decides. Label: `field.cases.<key>`. */
export const caseSettingKeys = Object.keys(caseSettings.shape) as [CaseSettingKey, ...CaseSettingKey[]];
const key = z.enum(caseSettingKeys);
const value = z.union([z.string().max(200), z.number()]);

export const caseDecision = z.object({ key, value, validFrom: day, document: z.string() });

export const listCaseSettings = route({
  method: 'GET',
  path: '/cases/settings',
  permission: 'cases.setting.read',
  returns: z.object({
    items: z.array(
      z.object({
        key,
        value,
        defaultValue: value,
        validFrom: day.nullable(),
        document: z.string().nullable(),
        decisions: z.array(caseDecision),
      }),
    ),
    total: z.int(),
    abilities,
  }),
  summary: 'Values of supervision that no text fixes: limits, steps, scores',
});

export const decideCaseSetting = route({
  method: 'PUT',
  path: '/cases/settings/:key',
  permission: 'cases.setting.manage',
  params: z.object({ key }),
  body: z.object({ value, validFrom: day, document: words(200) }),
  returns: caseDecision,
  summary: 'Decide a value from a day on, with the document that says so; audited',
});
