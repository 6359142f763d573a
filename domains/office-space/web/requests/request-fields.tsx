import type { FieldGroup } from '#ui/form/field-spec.ts';
import type { changeRequest, createRequest } from '../../contract/requests.ts';
import { RankCounts } from './live-need.tsx';

const technical = (values: { kind?: unknown }): boolean => values.kind === 'technical-business';

const wish = [
  { name: 'purpose', wide: true },
  { name: 'kind', list: 'office-space.room_kind' },
  { name: 'kindDocument', when: technical },
  'wantedSqm',
] as const;
const people = [
  { name: 'personIds', wide: true },
  { name: 'ranks', wide: true, render: (control: Parameters<typeof RankCounts>[0]) => <RankCounts {...control} /> },
] as const;

/** What a unit says when it asks for space. */
export const newRequestFields: readonly FieldGroup<typeof createRequest>[] = [
  {
    titleKey: 'page.office-space.request.what',
    fields: ['orgId', { name: 'buildingId', labelKey: 'field.office-space.worksIn' }, ...wish],
  },
  { titleKey: 'page.office-space.request.who', fields: people },
];

export const changeRequestFields: readonly FieldGroup<typeof changeRequest>[] = [
  { titleKey: 'page.office-space.request.what', fields: [{ name: 'buildingId', labelKey: 'field.office-space.worksIn' }, ...wish] },
  { titleKey: 'page.office-space.request.who', fields: people },
];
