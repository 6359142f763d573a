import { type ComponentType, lazy } from 'react';
import type { PickerEntry, PickerProps } from '#ui/room/define-room.ts';

interface Registered extends PickerEntry {
  component: ComponentType<PickerProps>;
}

const pickers: Registered[] = [];

/** Makes pickers known; called once per room when the application starts. A second one of the same kind is a mistake. */
export function registerPickers(entries: readonly PickerEntry[]): void {
  for (const entry of entries) {
    if (pickers.some((p) => p.kind === entry.kind)) throw new Error(`picker "${entry.kind}" is registered twice`);
    pickers.push({ ...entry, component: lazy(async () => ({ default: (await entry.load()).Picker })) });
  }
}

const singular = (field: string): string => field.replace(/Ids$/, 'Id');
const capital = (name: string): string => `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;

/** Which kind of picker a field of this name takes: exact name first, then the end of the name. */
export function pickerKindOf(field: string): string | undefined {
  const name = singular(field);
  return (pickers.find((p) => p.fields.includes(name)) ?? pickers.find((p) => p.fields.some((f) => name.endsWith(capital(f)))))?.kind;
}

/** The component of a kind; undefined when no room offers it. */
export const pickerOf = (kind: string): ComponentType<PickerProps> | undefined => pickers.find((p) => p.kind === kind)?.component;
