import type { FieldGroup } from '#ui/form/field-spec.ts';
import type { applyLease, mendApplication } from '../../contract/lease-applications.ts';

type Apply = typeof applyLease;
type Mend = typeof mendApplication;

const letting = (values: { direction?: unknown }): boolean => values.direction !== 'lent';

/** Place, term and price; lending shows no price. */
export const applyFields: readonly FieldGroup<Apply>[] = [
  {
    titleKey: 'page.office-space.lease.what',
    fields: [
      { name: 'direction', list: 'office-space.letting_direction' },
      'orgId',
      'buildingId',
      'roomId',
      'areaSqm',
      'counterpart',
      'from',
      'to',
      { name: 'purpose', wide: true },
    ],
  },
  {
    titleKey: 'page.office-space.lease.price',
    fields: [
      { name: 'rentBasis', list: 'office-space.rent_basis', when: letting },
      { name: 'rentYuan', when: letting },
      { name: 'rentPeriod', list: 'office-space.rent_period', when: letting },
      { name: 'dueDays', when: letting },
      { name: 'rentFreeDays', when: letting },
      { name: 'escalationPercent', when: letting },
      { name: 'escalationMonths', when: letting },
      { name: 'depositYuan', when: letting },
      { name: 'exchangeDocument', wide: true, when: letting },
    ],
  },
];

/** The same without what an application keeps. */
export const mendFields = (lent: boolean): readonly FieldGroup<Mend>[] => [
  {
    titleKey: 'page.office-space.lease.what',
    fields: ['buildingId', 'roomId', 'areaSqm', 'counterpart', 'from', 'to', { name: 'purpose', wide: true }],
  },
  ...(lent
    ? []
    : [
        {
          titleKey: 'page.office-space.lease.price',
          fields: [
            { name: 'rentBasis', list: 'office-space.rent_basis' },
            'rentYuan',
            { name: 'rentPeriod', list: 'office-space.rent_period' },
            'dueDays',
            'rentFreeDays',
            'escalationPercent',
            'escalationMonths',
            'depositYuan',
            { name: 'exchangeDocument', wide: true },
          ],
        } satisfies FieldGroup<Mend>,
      ]),
];
