import { TreeSelect } from 'antd';
import { useState } from 'react';
import { type Choice, ChoiceLine, idsOf } from '#ui/form/controls/search-select.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { useSettled } from '#ui/query/use-settled.ts';
import { useTell } from '#ui/query/use-tell.ts';
import type { PickerProps } from '#ui/room/define-room.ts';
import '#ui/tree/tree.css';

/** A node of the tree to choose from. */
export interface TreeChoice extends Choice {
  parentId: string | null;
  hasChildren: boolean;
}

export interface TreePickerProps extends PickerProps {
  /** One level below a node, or the top. */
  loadBranch: (parentId: string | null) => Promise<readonly TreeChoice[]>;
  /** A hook: matches for what is typed, each with the names above it as its note; asked only when something is typed. */
  useFound: (typed: string) => { items: readonly Choice[] | undefined; fetching: boolean };
  /** A hook: the names of what is chosen already. */
  useChosen: (ids: readonly string[]) => readonly Choice[] | undefined;
}

/** Chooses in a tree that opens level by level; what is typed is looked for on all levels. */
export function TreePicker({
  loadBranch,
  useFound,
  useChosen,
  value,
  onChange,
  onBlur,
  multiple = false,
  allowClear = true,
  field: _field,
  status,
  ...rest
}: TreePickerProps) {
  const { t } = useWords();
  const tell = useTell();
  const [typed, setTyped] = useState('');
  const [nodes, setNodes] = useState<readonly TreeChoice[] | null>(null);
  const settled = useSettled(typed.trim());
  const found = useFound(settled);
  const ids = idsOf(value);
  const chosen = useChosen(ids);
  const labelled = ids.map((id) => ({ value: id, label: chosen?.find((c) => c.id === id)?.label ?? '…' }));

  const load = async (parentId: string | null) => {
    try {
      const branch = await loadBranch(parentId);
      setNodes((all) => [...(all ?? []).filter((n) => !branch.some((b) => b.id === n.id)), ...branch]);
    } catch (error) {
      tell.failure(error as Error);
    }
  };
  const line = (c: Choice) => ({ id: c.id, value: c.id, label: c.label, title: <ChoiceLine label={c.label} note={c.note ?? null} /> });
  const treeData = typed
    ? (settled ? (found.items ?? []) : []).map((c) => ({ ...line(c), pId: undefined, isLeaf: true }))
    : (nodes ?? []).map((n) => ({ ...line(n), pId: n.parentId ?? undefined, isLeaf: !n.hasChildren }));
  const waiting = typed ? found.fetching || settled !== typed.trim() : nodes === null;

  return (
    <TreeSelect
      {...rest}
      {...(status ? { status } : {})}
      {...(onBlur ? { onBlur } : {})}
      multiple={multiple}
      {...(multiple ? { maxTagCount: 'responsive' as const } : {})}
      labelInValue
      allowClear={allowClear}
      treeDataSimpleMode={{ id: 'id', pId: 'pId' }}
      treeData={treeData}
      treeNodeLabelProp="label"
      {...(typed ? {} : { loadData: (node) => load(String(node.value)) })}
      showSearch={{ filterTreeNode: false, searchValue: typed, onSearch: setTyped }}
      value={(multiple ? labelled : labelled[0]) as never}
      onChange={(next: { value: string }[] | { value: string } | null | undefined) => {
        if (Array.isArray(next)) onChange?.(next.map((one) => one.value));
        else onChange?.(next?.value ?? null);
      }}
      onOpenChange={(open) => {
        if (open && nodes === null) void load(null);
        if (!open) setTyped('');
      }}
      notFoundContent={t(waiting ? 'state.loading' : 'state.empty.filter.title')}
      popupMatchSelectWidth={false}
      classNames={{ popup: { root: 'qw-choices qw-tree-choices' } }}
      listHeight={320}
      style={{ width: '100%' }}
    />
  );
}
