import { SearchSelect } from '#ui/form/controls/search-select.tsx';
import { useRead } from '#ui/query/use-read.ts';
import type { PickerProps } from '#ui/room/define-room.ts';
import { listSubstitutes } from '../contract/covers.ts';

const FOUND = 30;
const choiceOf = (a: { id: string; name: string; unitName: string | null }) => ({ id: a.id, label: a.name, note: a.unitName });

function useChoices(typed: string, isOpen: boolean) {
  const { data, isFetching } = useRead(
    listSubstitutes,
    { pageSize: FOUND, ...(typed ? { q: typed } : {}) },
    { enabled: isOpen, keepPrevious: true },
  );
  return { items: data?.items.map(choiceOf), fetching: isFetching };
}

function useChosen(ids: readonly string[]) {
  const { data } = useRead(listSubstitutes, { ids: [...ids] } as never, { enabled: ids.length > 0 });
  return data?.items.map(choiceOf);
}

/** Chooses a colleague who may act for others. */
export function Picker(props: PickerProps) {
  return <SearchSelect {...props} useChoices={useChoices} useChosen={useChosen} />;
}
