import { pickUnits, unitTree } from '#kernel/org/contract/units.ts';
import { readOnce } from '#ui/query/read-once.ts';
import { useRead } from '#ui/query/use-read.ts';
import type { PickerProps } from '#ui/room/define-room.ts';
import { type TreeChoice, TreePicker } from '#ui/tree/tree-picker.tsx';

async function loadBranch(parentId: string | null): Promise<TreeChoice[]> {
  const { items } = await readOnce(unitTree, { depth: 1, ...(parentId ? { parentId } : {}) });
  return items.map((u) => ({ id: u.id, parentId, label: u.name, hasChildren: u.childCount > 0 }));
}

function useFound(typed: string) {
  const { data, isFetching } = useRead(pickUnits, { q: typed }, { enabled: typed !== '', keepPrevious: true });
  return { items: data?.items.map((u) => ({ id: u.id, label: u.name, note: u.path })), fetching: isFetching };
}

function useChosen(ids: readonly string[]) {
  const { data } = useRead(pickUnits, { ids: [...ids], withEnded: true }, { enabled: ids.length > 0 });
  return data?.items.map((u) => ({ id: u.id, label: u.name }));
}

/** Chooses a unit in the tree, or by a fragment of its name or the initials of its pinyin. */
export function Picker(props: PickerProps) {
  return <TreePicker {...props} loadBranch={loadBranch} useFound={useFound} useChosen={useChosen} />;
}
