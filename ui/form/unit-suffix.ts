const suffixes = ['Sqm', 'Yuan', 'Kwh', 'Tce', 'Percent', 'Days', 'Months', 'Years', 'Minutes', 'Hours', 'Metres', 'Km'] as const;

/** The unit that a field's name ends with, as label key: `usableAreaSqm` → `unit.sqm`. */
export function unitKeyOf(name: string): string | undefined {
  const unit = suffixes.find((suffix) => name.endsWith(suffix));
  return unit ? `unit.${unit.toLowerCase()}` : undefined;
}
