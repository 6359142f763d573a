import { getDivision, listDivisionChildren, listDivisions } from '#kernel/org/contract/divisions.ts';
import { readOnce } from '#ui/query/read-once.ts';
import { useRead } from '#ui/query/use-read.ts';
import type { PickerProps } from '#ui/room/define-room.ts';
import { type TreeChoice, TreePicker } from '#ui/tree/tree-picker.tsx';

const FOUND = 30;

async function loadBranch(code: string | null): Promise<TreeChoice[]> {
  const { items } = await readOnce(listDivisionChildren, code ? { code } : {});
  return items.map((d) => ({ id: d.code, parentId: code, label: d.name, note: d.code, hasChildren: d.childCount > 0 }));
}

function useFound(typed: string) {
  const { data, isFetching } = useRead(listDivisions, { q: typed, pageSize: FOUND }, { enabled: typed !== '', keepPrevious: true });
  return { items: data?.items.map((d) => ({ id: d.code, label: d.name, note: d.path })), fetching: isFetching };
}

function useChosen([code]: readonly string[]) {
  const { data } = useRead(getDivision, { code: code ?? '' }, { enabled: code !== undefined });
  if (!data || code === undefined) return undefined;
  // The province says nothing within one city; from the city on the name is clear.
  const names = [...data.ancestors.slice(1), data].map((d) => d.name);
  return [{ id: code, label: names.join(' / ') }];
}

/** Chooses a division by name, code or initials, or level by level from the province down. */
export function Picker(props: PickerProps) {
  return <TreePicker {...props} loadBranch={loadBranch} useFound={useFound} useChosen={useChosen} />;
}
