import type { FieldGroup } from '#ui/form/field-spec.ts';
import type { fileRent, fileRentAgain } from '../../contract/rents.ts';
import { MarketRows } from './market-rows.tsx';

const premises = ['premises', 'counterpart', 'areaSqm', 'from', 'to'] as const;
const price = [
  'rentYuan',
  { name: 'rentPer', list: 'office-space.rent_per' },
  { name: 'market', wide: true, render: (control: Parameters<typeof MarketRows>[0]) => <MarketRows {...control} /> },
] as const;
const basis = ['budgetSource', 'approvalNo', 'priorOccupation'] as const;

const groups = [
  { titleKey: 'page.office-space.rent.premises', fields: premises },
  { titleKey: 'page.office-space.rent.price', fields: price },
  { titleKey: 'page.office-space.rent.basis', fields: basis },
] as const;

/** What OS-22 asks of a renting. */
export const rentFields: readonly FieldGroup<typeof fileRent>[] = groups;
export const rentAgainFields: readonly FieldGroup<typeof fileRentAgain>[] = groups;
