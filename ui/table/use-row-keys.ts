import { type KeyboardEvent, type RefObject, useEffect } from 'react';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** `/` goes to the table's search box unless somebody types elsewhere. The capture phase comes before the shell's own `/`. */
export function useSlash(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const input = box.current?.querySelector<HTMLInputElement>('input[data-slash]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || !input || isTyping(event.target)) return;
      event.preventDefault();
      input.focus();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [box]);
}

/** Arrows walk the rows, Home and End go to the ends, Enter opens the row, the space bar marks it. For the element around the rows. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row-key]');
  if (!row || (event.target !== row && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || isTyping(event.target)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-key]')];
  const at = rows.indexOf(row);
  const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  const next = targets[event.key];
  if (next !== undefined) {
    event.preventDefault();
    rows[next]?.focus();
  } else if (event.key === 'Enter') {
    row.querySelector<HTMLElement>('a.qw-cell-link')?.click();
  } else if (event.key === ' ') {
    event.preventDefault();
    row.querySelector<HTMLElement>('input[type=checkbox]')?.click();
  }
}
