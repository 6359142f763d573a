import { SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { labelKeyOf, type MenuBranch } from '#apps/web/shell/menu-tree.ts';
import { search } from '#kernel/org/contract/search.ts';
import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useRooms } from '#ui/room/rooms.ts';
import { useGo } from '#ui/show/app-link.tsx';

interface Hit {
  key: string;
  kind: string;
  title: string;
  subtitle: string;
  to: string;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** ⌘K, Ctrl K and `/`; a page with a search box of its own takes the `/` first. */
function useShortcut(onOpen: () => void): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const command = (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k';
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
      if (event.defaultPrevented || !(command || slash)) return;
      event.preventDefault();
      onOpen();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onOpen]);
}

/** Where a found record opens: at the room that shows most of it to this reader. */
function useOpened(): (to: string) => string {
  const can = useCan();
  const entries = useRooms()
    .flatMap((room) => room.opens ?? [])
    .filter((entry) => can(entry.permission));
  return (to) => {
    const entry = entries.find(({ path }) => to.startsWith(path));
    return entry ? `${entry.as}${to.slice(entry.path.length)}` : to;
  };
}

function useHits(q: string, branches: readonly MenuBranch[]): { hits: Hit[]; settled: boolean } {
  const { t } = useWords();
  const opened = useOpened();
  const read = useRead(search, { q }, { enabled: q !== '', keepPrevious: true });
  if (q === '') return { hits: [], settled: false };
  const pages = branches
    .flatMap((branch) => branch.entries.map((entry) => ({ entry, group: t(`menu.group.${branch.group}`), label: t(labelKeyOf(entry)) })))
    .filter(({ label }) => label.toLowerCase().includes(q.toLowerCase()))
    .slice(0, 4)
    .map(({ entry, group, label }) => ({ key: `page.${entry.id}`, kind: group, title: label, subtitle: '', to: entry.to }));
  const records = (read.data?.items ?? []).map((hit) => ({
    ...hit,
    to: opened(hit.to),
    key: `${hit.kind}.${hit.id}`,
    kind: t(`shell.search.${hit.kind}`),
  }));
  return { hits: [...pages, ...records], settled: read.data !== undefined && !read.isFetching };
}

interface OptionsProps {
  hits: readonly Hit[];
  at: number;
  listId: string;
  onAt: (at: number) => void;
  onChoose: (hit: Hit) => void;
}

function Options({ hits, at, listId, onAt, onChoose }: OptionsProps) {
  return hits.map((hit, i) => (
    <button
      type="button"
      key={hit.key}
      id={`${listId}-${i}`}
      role="option"
      aria-selected={i === at}
      tabIndex={-1}
      className={i === at ? 'qw-search-at' : ''}
      onMouseEnter={() => onAt(i)}
      onClick={() => onChoose(hit)}
    >
      <span className="qw-search-kind">{hit.kind}</span>
      <span>{hit.title}</span>
      <span className="qw-quiet">{hit.subtitle}</span>
    </button>
  ));
}

export interface GlobalSearchProps {
  open: boolean;
  onOpen: (open: boolean) => void;
  branches: readonly MenuBranch[];
}

/** Finds people, units, places and pages from anywhere; by the keyboard alone if wanted. */
export function GlobalSearch({ open, onOpen, branches }: GlobalSearchProps) {
  const { t } = useWords();
  const go = useGo();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const q = useDeferredValue(text.trim());
  const { hits, settled } = useHits(q, branches);
  const listId = useId();
  useShortcut(() => onOpen(true));

  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);

  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    onOpen(false);
    setText('');
    go(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((hits.length + at + step) % Math.max(hits.length, 1));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(hits[at] ?? hits[0]);
    }
  };
  return (
    <dialog ref={dialog} className="qw-search" aria-label={t('shell.search')} onClose={() => onOpen(false)}>
      <div className="qw-search-box">
        <SearchOutlined aria-hidden />
        <input
          role="combobox"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={hits[at] ? `${listId}-${at}` : undefined}
          aria-label={t('shell.search')}
          placeholder={t('shell.search')}
          value={text}
          maxLength={100}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="qw-linkish" onClick={() => onOpen(false)}>
          {t('action.close')}
        </button>
      </div>
      {/* Focus stays in the input; the options are told by aria-activedescendant. */}
      <div id={listId} role="listbox" aria-label={t('shell.search.results')} className="qw-search-hits">
        <Options hits={hits} at={at} listId={listId} onAt={setAt} onChoose={choose} />
      </div>
      <p className="qw-search-foot qw-quiet" role="status">
        {q === '' ? t('shell.search.start') : hits.length === 0 && settled ? t('shell.search.none', { q }) : t('shell.search.keys')}
      </p>
    </dialog>
  );
}
