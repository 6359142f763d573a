import type { KeyboardEvent } from 'react';

const rowsOf = (table: HTMLElement): HTMLTableRowElement[] => [...table.querySelectorAll<HTMLTableRowElement>('tr[data-node]')];
const levelOf = (row: HTMLTableRowElement): number => Number(row.getAttribute('aria-level'));

/** The row that a key leads to from a row; undefined when it leads nowhere. */
function target(key: string, row: HTMLTableRowElement, rows: HTMLTableRowElement[]): HTMLTableRowElement | undefined {
  const at = rows.indexOf(row);
  const below = rows[at + 1];
  switch (key) {
    case 'ArrowDown':
      return below;
    case 'ArrowUp':
      return rows[at - 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'ArrowRight':
      return below && levelOf(below) > levelOf(row) ? below : undefined;
    case 'ArrowLeft':
      return rows.slice(0, at).findLast((r) => levelOf(r) < levelOf(row));
    default:
      return undefined;
  }
}

/** The keys of a treegrid. A closed branch opens before → enters it, an open one closes before ← leaves it. */
export function walkTree(event: KeyboardEvent<HTMLTableElement>, onActive: (id: string) => void): void {
  const row = (event.target as HTMLElement).closest<HTMLTableRowElement>('tr[data-node]');
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const expanded = row.getAttribute('aria-expanded');
  const toggles = (event.key === 'ArrowRight' && expanded === 'false') || (event.key === 'ArrowLeft' && expanded === 'true');
  if (toggles) row.querySelector<HTMLButtonElement>('.qw-tree-toggle')?.click();
  else if (event.key === 'Enter' && event.target === row) row.querySelector<HTMLAnchorElement>('a')?.click();
  else {
    const next = target(event.key, row, rowsOf(event.currentTarget));
    if (!next) return;
    onActive(next.dataset.node ?? '');
    next.focus();
  }
  event.preventDefault();
}
