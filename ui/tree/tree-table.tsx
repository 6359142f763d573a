import { RightOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Empty, Failure } from '#ui/show/states.tsx';
import { type OpenBranches, readOpen, rememberOpen } from '#ui/tree/open-branches.ts';
import { walkTree } from '#ui/tree/walk-tree.ts';
import '#ui/tree/tree.css';

export interface TreeColumn<N> {
  name: string;
  labelKey: string;
  render: (node: N) => ReactNode;
  /** Right-aligned with even figures. */
  figure?: boolean;
  /** Pixels on a desk. */
  width?: number;
  notOnPhone?: boolean;
}

/** What a node is in the tree. */
export interface TreeNode {
  id: string;
  label: string;
  to: string | null;
  hasChildren: boolean;
  /** Beside the name: a kind, a state. */
  beside?: ReactNode;
}

export interface Branch<N> {
  data: readonly N[] | undefined;
  error: Error | null;
  refetch: () => unknown;
}

export interface TreeTableProps<N> {
  /** Under which the opened branches are remembered in this tab. */
  id: string;
  /** Label key of the table and of its first column. */
  nameKey: string;
  columns: readonly TreeColumn<N>[];
  nodeOf: (row: N) => TreeNode;
  /** A hook of the module: one level below a row, or the top, for what the page asks of the tree. */
  useBranch: (parent: N | null, asked: string | undefined) => Branch<N>;
  /** What the page asks of the tree, for the hook: a day. */
  asked?: string | undefined;
  /** Sentence when there is nothing at the top. */
  emptyKey?: string;
  emptyAction?: ReactNode;
}

interface LevelProps<N> extends TreeTableProps<N> {
  parent: N | null;
  level: number;
  open: OpenBranches;
  onToggle: (id: string, isOpen: boolean) => void;
  active: string | null;
}

const SKELETONS = 6;

function Waiting({ level, columns, first }: { level: number; columns: number; first: boolean }) {
  return Array.from({ length: first ? SKELETONS : 1 }, (_, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows without content have nothing but their place
    <tr key={at}>
      <td colSpan={columns} style={{ paddingInlineStart: level * 20 + 8 }}>
        <Skeleton.Input active size="small" />
      </td>
    </tr>
  ));
}

/** The rows of one level, each followed by what is opened below it. */
function Level<N>(props: LevelProps<N>) {
  const { t } = useWords();
  const { parent, level, open, onToggle, active, columns, nodeOf, useBranch } = props;
  const branch = useBranch(parent, props.asked);
  const wide = columns.length + 1;
  if (branch.data === undefined) {
    if (!branch.error) return <Waiting level={level} columns={wide} first={parent === null} />;
    return (
      <tr>
        <td colSpan={wide}>
          <Failure error={branch.error} onRetry={() => void branch.refetch()} />
        </td>
      </tr>
    );
  }
  const rows = branch.data.map((row) => ({ row, node: nodeOf(row) }));
  // The only root has nothing to choose beside it: it stands open until it is closed.
  const opened = (node: TreeNode) => open[node.id] ?? (parent === null && rows.length === 1);
  return rows.map(({ row, node }, at) => {
    const isOpen = node.hasChildren && opened(node);
    const isFirst = parent === null && at === 0;
    return [
      <tr
        key={node.id}
        data-node={node.id}
        aria-level={level + 1}
        aria-setsize={rows.length}
        aria-posinset={at + 1}
        {...(node.hasChildren ? { 'aria-expanded': isOpen } : {})}
        tabIndex={active === node.id || (active === null && isFirst) ? 0 : -1}
      >
        <td style={{ paddingInlineStart: level * 20 + 4 }}>
          <span className="qw-tree-name">
            {node.hasChildren ? (
              <button
                type="button"
                tabIndex={-1}
                className={`qw-tree-toggle${isOpen ? ' qw-tree-open' : ''}`}
                aria-label={t(isOpen ? 'tree.close' : 'tree.open', { name: node.label })}
                onClick={() => onToggle(node.id, !isOpen)}
              >
                <RightOutlined aria-hidden />
              </button>
            ) : (
              <span className="qw-tree-toggle" />
            )}
            {node.to ? (
              <AppLink to={node.to} className="qw-cell-link">
                {node.label}
              </AppLink>
            ) : (
              <span>{node.label}</span>
            )}
            {node.beside}
          </span>
        </td>
        {columns.map((column) => (
          <td key={column.name} className={`${column.figure ? 'qw-num qw-tree-figure' : ''}${column.notOnPhone ? ' qw-desk-only' : ''}`}>
            {column.render(row)}
          </td>
        ))}
      </tr>,
      isOpen ? <Level key={`${node.id}/`} {...props} parent={row} level={level + 1} /> : null,
    ];
  });
}

function EmptyTop<N>({ useBranch, asked, emptyKey, emptyAction }: TreeTableProps<N>) {
  const { t } = useWords();
  const { data } = useBranch(null, asked);
  if (data === undefined || data.length > 0) return null;
  return <Empty reason="nature" {...(emptyKey ? { text: t(emptyKey) } : {})} action={emptyAction} />;
}

/** A tree with columns that opens level by level, by pointer and by keyboard: ↑ ↓ walk, → opens, ← closes, Enter follows the link. */
export function TreeTable<N>(props: TreeTableProps<N>) {
  const { t } = useWords();
  const [open, setOpen] = useState(() => readOpen(props.id));
  const [active, setActive] = useState<string | null>(null);
  const toggle = (id: string, isOpen: boolean) => {
    const next = { ...open, [id]: isOpen };
    setOpen(next);
    rememberOpen(props.id, next);
  };
  const keys = (event: KeyboardEvent<HTMLTableElement>) => walkTree(event, setActive);
  return (
    <div className="qw-tree">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a treegrid is a table whose rows open; WAI-ARIA builds it so */}
      <table role="treegrid" aria-label={t(props.nameKey)} onKeyDown={keys}>
        <thead>
          <tr>
            <th scope="col">{t(props.nameKey)}</th>
            {props.columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={`${column.figure ? 'qw-tree-figure' : ''}${column.notOnPhone ? ' qw-desk-only' : ''}`}
                {...(column.width ? { style: { width: column.width } } : {})}
              >
                {t(column.labelKey)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Level {...props} parent={null} level={0} open={open} onToggle={toggle} active={active} />
        </tbody>
      </table>
      <EmptyTop {...props} />
    </div>
  );
}
