import { pickPeople } from '#kernel/org/contract/people.ts';
import { SearchSelect } from '#ui/form/controls/search-select.tsx';
import { useRead } from '#ui/query/use-read.ts';
import type { PickerProps } from '#ui/room/define-room.ts';

type Found = { id: string; name: string; orgName: string; title: string | null };
const choiceOf = (p: Found) => ({ id: p.id, label: p.name, note: [p.orgName, p.title].filter(Boolean).join(' · ') });

function useChoices(typed: string, isOpen: boolean) {
  const { data, isFetching } = useRead(pickPeople, typed ? { q: typed } : {}, { enabled: isOpen, keepPrevious: true });
  return { items: data?.items.map(choiceOf), fetching: isFetching };
}

function useChosen(ids: readonly string[]) {
  const { data } = useRead(pickPeople, { ids: [...ids], withGone: true }, { enabled: ids.length > 0 });
  return data?.items.map(choiceOf);
}

/** Chooses a person by a fragment of the name or the initials of its pinyin. */
export function Picker(props: PickerProps) {
  return <SearchSelect {...props} useChoices={useChoices} useChosen={useChosen} />;
}
