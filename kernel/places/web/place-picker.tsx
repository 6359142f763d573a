import { type PlaceKind, pickPlaces, placeKinds } from '#kernel/places/contract/tree.ts';
import { SearchSelect } from '#ui/form/controls/search-select.tsx';
import { useRead } from '#ui/query/use-read.ts';
import type { PickerProps } from '#ui/room/define-room.ts';

/** Which kinds a field of this name takes: `buildingId` a building, `fromRoomIds` rooms, `placeId` any. */
function kindsOf(field: string): readonly PlaceKind[] {
  const named = placeKinds.filter((kind) => new RegExp(`${kind}Ids?$`, 'i').test(field));
  return named.length > 0 ? named : placeKinds;
}

type Found = { id: string; code: string | null; name: string; path: string };
const choiceOf = (p: Found) => ({ id: p.id, label: p.code && p.code !== p.name ? `${p.name}（${p.code}）` : p.name, note: p.path });

function useChosen(ids: readonly string[]) {
  const { data } = useRead(pickPlaces, { ids: [...ids], limit: 50 }, { enabled: ids.length > 0 });
  return data?.items.map(choiceOf);
}

function useChoices(typed: string, isOpen: boolean, field: string) {
  const { data, isFetching } = useRead(
    pickPlaces,
    { kind: [...kindsOf(field)], ...(typed ? { q: typed } : {}) },
    { enabled: isOpen, keepPrevious: true },
  );
  return { items: data?.items.map(choiceOf), fetching: isFetching };
}

/** Chooses a campus, building, floor or room by a fragment: `行政中心 301` finds room 301 of that building. */
export function Picker(props: PickerProps) {
  return <SearchSelect {...props} useChoices={useChoices} useChosen={useChosen} />;
}
