import { useState } from 'react';
import type { RouteOutput } from '#shared/route.ts';
import type { StoredFile } from '#ui/query/upload.ts';
import { useDo } from '#ui/query/use-do.ts';
import { type ColumnMapping, previewImport, startImport } from '../../contract/imports.ts';
import type { importKinds } from '../../contract/words.ts';

export type ImportKind = (typeof importKinds)[number];
export type Preview = RouteOutput<typeof previewImport>;
/** Column letter of the file to field of the register; null leaves the column out. */
export type Matching = Readonly<Record<string, string | null>>;

/** Every matched column by its heading, or by its letter where it has none; the rest of the file is not read. */
export const mappingOf = (columns: Preview['columns'], matching: Matching): ColumnMapping => ({
  columns: Object.fromEntries(
    columns.flatMap(({ column, header }): [string, object][] => {
      const field = matching[column];
      return field ? [[field, header.trim() ? { from: header } : { column }]] : [];
    }),
  ),
  others: 'ignore',
});

const keyOf = (kind: ImportKind): string => `qinwu.import.${kind}`;

/** Headings this browser has matched before, per register. */
function remembered(kind: ImportKind): Readonly<Record<string, string>> {
  try {
    return JSON.parse(localStorage.getItem(keyOf(kind)) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

function remember(kind: ImportKind, columns: Preview['columns'], matching: Matching): void {
  const known = { ...remembered(kind) };
  for (const { column, header } of columns) {
    const field = matching[column];
    if (field) known[header] = field;
  }
  localStorage.setItem(keyOf(kind), JSON.stringify(known));
}

const matchingOf = (preview: Preview): Matching => Object.fromEntries(preview.columns.map(({ column, field }) => [column, field]));

/** The matching of a file with what was matched by hand before, where the file's own headings say nothing. */
function withRemembered(kind: ImportKind, preview: Preview): Matching | null {
  const known = remembered(kind);
  const free = new Set(preview.missing);
  const added = preview.columns.flatMap(({ column, header, field }): [string, string][] => {
    const wanted = known[header];
    return field === null && wanted && free.delete(wanted) ? [[column, wanted]] : [];
  });
  return added.length > 0 ? { ...matchingOf(preview), ...Object.fromEntries(added) } : null;
}

export interface ImportModel {
  file: StoredFile | null;
  preview: Preview | null;
  matching: Matching;
  mode: 'all' | 'good-rows';
  taskId: string | null;
  busy: boolean;
  error: Error | null;
  take: (file: StoredFile | null) => void;
  match: (column: string, field: string | null) => void;
  setMode: (mode: 'all' | 'good-rows') => void;
  start: () => void;
  again: () => void;
}

/** The way of one file: uploaded, looked at, matched, stored. */
export function useImport(kind: ImportKind): ImportModel {
  const [file, setFile] = useState<StoredFile | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [matching, setMatching] = useState<Matching>({});
  const [byHand, setByHand] = useState(false);
  const [mode, setMode] = useState<'all' | 'good-rows'>('all');
  const [taskId, setTaskId] = useState<string | null>(null);
  const looking = useDo(previewImport, { quietFailure: true });
  const starting = useDo(startImport, { said: false });

  const look = async (fileId: string, wanted?: { columns: Preview['columns']; matching: Matching }) => {
    const outcome = await looking.run({ kind, fileId, ...(wanted ? { mapping: mappingOf(wanted.columns, wanted.matching) } : {}) });
    if (!outcome.ok) return;
    const more = wanted ? null : withRemembered(kind, outcome.answer);
    if (more) {
      setByHand(true);
      await look(fileId, { columns: outcome.answer.columns, matching: more });
      return;
    }
    setPreview(outcome.answer);
    setMatching(wanted?.matching ?? matchingOf(outcome.answer));
  };

  const take = (next: StoredFile | null) => {
    setFile(next);
    setPreview(null);
    setByHand(false);
    looking.reset();
    if (next) void look(next.id);
  };
  const match = (column: string, field: string | null) => {
    if (!file || !preview) return;
    const others = Object.entries(matching).filter(([, taken]) => field === null || taken !== field);
    setByHand(true);
    void look(file.id, { columns: preview.columns, matching: { ...Object.fromEntries(others), [column]: field } });
  };
  const start = async () => {
    if (!file || !preview) return;
    const outcome = await starting.run({
      kind,
      fileId: file.id,
      mode,
      ...(byHand ? { mapping: mappingOf(preview.columns, matching) } : {}),
    });
    if (!outcome.ok) return;
    remember(kind, preview.columns, matching);
    setTaskId(outcome.answer.taskId);
  };
  const again = () => {
    take(null);
    setTaskId(null);
  };
  return {
    file,
    preview,
    matching,
    mode,
    taskId,
    busy: looking.pending || starting.pending,
    error: looking.error,
    take,
    match,
    setMode,
    start: () => void start(),
    again,
  };
}
