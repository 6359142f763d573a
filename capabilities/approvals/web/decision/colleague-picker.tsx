import { SearchSelect } from '#ui/form/controls/search-select.tsx';
import { useRead } from '#ui/query/use-read.ts';
import type { PickerProps } from '#ui/room/define-room.ts';
import { findPeople } from '../../contract/flows.ts';

type Found = { accountId: string; name: string; unitName: string | null };
const choiceOf = (p: Found) => ({ id: p.accountId, label: p.name, note: p.unitName });

/** Names of those who have been found on this page, because a route by id would tell more than is needed. */
const seen = new Map<string, { id: string; label: string; note: string | null }>();

function useChoices(typed: string, isOpen: boolean) {
  const { data, isFetching } = useRead(findPeople, { q: typed }, { enabled: isOpen && typed !== '', keepPrevious: true });
  const items = typed === '' ? [] : data?.items.map(choiceOf);
  for (const one of items ?? []) seen.set(one.id, one);
  return { items, fetching: isFetching };
}

function useChosen(ids: readonly string[]) {
  return ids.map((id) => seen.get(id) ?? { id, label: id });
}

/** Chooses colleagues of any unit by name. */
export function Picker(props: PickerProps) {
  return <SearchSelect {...props} useChoices={useChoices} useChosen={useChosen} />;
}
