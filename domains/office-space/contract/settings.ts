import { z } from 'zod';
import { abilities } from '#shared/page.ts';
import { route } from '#shared/route.ts';
import { day } from '#shared/time.ts';
import { officeSpaceSettings } from '../rules/settings.ts';

/** What the regulation leaves to the administration. Label: `field.office-space.<key>`. */
export const settingKeys = Object.keys(officeSpaceSettings.shape) as [
  keyof typeof officeSpaceSettings.shape,
  ...(keyof typeof officeSpaceSettings.shape)[],
];
export const settingKey = z.enum(settingKeys);
const settingValue = z.union([z.string(), z.number(), z.null()]);

/** One decision: the value, the day it holds from, the document that says so. */
export const decision = z.object({ key: settingKey, value: settingValue, validFrom: day, document: z.string() });

export const listSettings = route({
  method: 'GET',
  path: '/office-space/settings',
  permission: 'office-space.setting.read',
  returns: z.object({
    /** In force today; the default where nothing was decided. */
    items: z.array(
      z.object({
        key: settingKey,
        value: settingValue,
        defaultValue: settingValue,
        validFrom: day.nullable(),
        document: z.string().nullable(),
        decisions: z.array(decision),
      }),
    ),
    total: z.int(),
    abilities,
  }),
  summary: 'Local decisions on values the regulation leaves open',
});

export const decideSetting = route({
  method: 'PUT',
  path: '/office-space/settings/:key',
  permission: 'office-space.setting.manage',
  params: z.object({ key: settingKey }),
  body: z.object({ value: settingValue, validFrom: day, document: z.string().trim().min(1).max(200) }),
  returns: decision,
  errors: [],
  summary: 'Decide a value from a day on, with the document that says so; audited',
});
