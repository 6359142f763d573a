import { SearchSelect } from '#ui/form/controls/search-select.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import type { PickerProps } from '#ui/room/define-room.ts';
import { listSubjects } from '../../contract/definitions.ts';
import { subjectWord } from '../flow-words.ts';

function useSubjects(enabled: boolean) {
  const words = useWords();
  const { data, isFetching } = useRead(listSubjects, {}, { enabled, staleMs: 600_000 });
  return { items: data?.items.map(({ kind }) => ({ id: kind, label: subjectWord(kind, words) })), fetching: isFetching };
}

function useChoices(typed: string, isOpen: boolean) {
  const { items, fetching } = useSubjects(isOpen);
  return { items: items?.filter((one) => one.label.includes(typed) || one.id.includes(typed)), fetching };
}

function useChosen(ids: readonly string[]) {
  return useSubjects(ids.length > 0).items?.filter((one) => ids.includes(one.id));
}

/** Chooses kinds of matters that go through a flow. */
export function Picker(props: PickerProps) {
  return <SearchSelect {...props} useChoices={useChoices} useChosen={useChosen} />;
}
