import { getAccount, listAccounts } from '#kernel/identity/contract/accounts.ts';
import { SearchSelect } from '#ui/form/controls/search-select.tsx';
import { useRead } from '#ui/query/use-read.ts';
import type { PickerProps } from '#ui/room/define-room.ts';

const FOUND = 30;

type Found = { id: string; username: string; displayName: string; unit: { name: string } | null };
const choiceOf = (a: Found) => ({ id: a.id, label: `${a.displayName}（${a.username}）`, note: a.unit?.name ?? null });

function useChoices(typed: string, isOpen: boolean) {
  const input = { pageSize: FOUND, ...(typed ? { q: typed } : {}) };
  const { data, isFetching } = useRead(listAccounts, input, { enabled: isOpen, keepPrevious: true });
  return { items: data?.items.map(choiceOf), fetching: isFetching };
}

function useChosen([accountId]: readonly string[]) {
  const { data } = useRead(getAccount, { accountId: accountId ?? '' }, { enabled: accountId !== undefined });
  return data ? [choiceOf(data)] : undefined;
}

/** Chooses an account by a fragment of the user name or the shown name. */
export function Picker(props: PickerProps) {
  return <SearchSelect {...props} useChoices={useChoices} useChosen={useChosen} />;
}
