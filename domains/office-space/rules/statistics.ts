/** OS-31: the three statistical classes. Label: `enum.office-space.statistic_class.<code>`. */
export const statisticClasses = ['registered-used', 'registered-used-by-others', 'used-not-registered'] as const;
export type StatisticClass = (typeof statisticClasses)[number];

/** OS-31: the class of a space; `null` for one that organs neither own nor use, which is not counted. */
export function statisticClassOf(space: { registeredToOrgan: boolean; usedByOrgan: boolean }): StatisticClass | null {
  if (space.registeredToOrgan) return space.usedByOrgan ? 'registered-used' : 'registered-used-by-others';
  return space.usedByOrgan ? 'used-not-registered' : null;
}

/** A word is a code of a closed list, shown by its label; a year is a count that is not added up. */
export type ColumnType = 'text' | 'count' | 'sqm' | 'yuan' | 'word';

export interface FormColumn {
  /** Label: `sheet.office-space.form.<id>`. */
  readonly id: string;
  /** Merged head above. Label: `sheet.office-space.group.<group>`. */
  readonly group: string | null;
  readonly type: ColumnType;
  /** Added up in the row of totals. */
  readonly summed: boolean;
}

/** The forms of T4 that a city fills from the register. Label: `enum.office-space.statistic_form.<number>`. */
export const formNumbers = ['1', '2', '3'] as const;
export type FormNumber = (typeof formNumbers)[number];

const said = (id: string, type: 'text' | 'word' = 'text', group: string | null = null): FormColumn => ({ id, group, type, summed: false });
const summed = (id: string, type: ColumnType, group: string | null = null): FormColumn => ({ id, group, type, summed: true });

/** T4: columns of forms 1 (divisions), 2 (office space) and 3 (technical-business space), from left to right. */
export const formColumns: Readonly<Record<FormNumber, readonly FormColumn[]>> = {
  '1': [
    said('divisionName'),
    said('reportCode'),
    said('adminLevel', 'word'),
    summed('unitCount', 'count'),
    summed('buildingCount', 'count'),
    summed('buildingSqm', 'sqm'),
  ],
  '2': [
    said('unitName'),
    summed('establishment', 'count', 'staff'),
    summed('headcount', 'count', 'staff'),
    summed('approvedOfficeSqm', 'sqm', 'approved'),
    summed('approvedServiceSqm', 'sqm', 'approved'),
    summed('approvedEquipmentSqm', 'sqm', 'approved'),
    summed('approvedBasicSqm', 'sqm', 'approved'),
    summed('officeSqm', 'sqm', 'actual'),
    summed('serviceSqm', 'sqm', 'actual'),
    summed('equipmentSqm', 'sqm', 'actual'),
    summed('basicSqm', 'sqm', 'actual'),
    summed('ancillaryBuildingSqm', 'sqm', 'other'),
    summed('technicalBuildingSqm', 'sqm', 'other'),
    summed('totalBuildingSqm', 'sqm', 'other'),
    summed('vacantSqm', 'sqm', 'other'),
    said('titleStatus', 'word', 'building'),
    { id: 'builtYear', group: 'building', type: 'count', summed: false },
    said('structure', 'word', 'building'),
    { id: 'storeys', group: 'building', type: 'count', summed: false },
    summed('handedOutSqm', 'sqm', 'letting'),
    summed('rentedSqm', 'sqm', 'letting'),
    summed('rentYuanPerYear', 'yuan', 'letting'),
  ],
  '3': [
    said('unitName'),
    said('buildingName'),
    said('technicalDocument'),
    summed('technicalRoomCount', 'count'),
    summed('technicalUsableSqm', 'sqm'),
    summed('technicalBuildingSqm', 'sqm'),
  ],
};

/** OS-30: a division of the statistics is named by 12 digits; shorter codes of upper levels are filled with zeros. `null` when it is no code. */
export const reportCodeOf = (divisionCode: string): string | null =>
  /^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/.test(divisionCode) ? divisionCode.padEnd(12, '0') : null;

/** OS-30: a report's file is named by the full division name and its code of 12 digits. */
export const reportFileName = (divisionName: string, reportCode: string): string => `${divisionName}${reportCode}`;
