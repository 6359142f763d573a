import { type AuditEntry, listAudit } from '#kernel/audit/contract/entries.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { defineTable } from '#ui/table/define-table.ts';
import { EntryDrawer } from './entry-drawer.tsx';
import { Actor, actionWord, subjectWord } from './entry-words.tsx';

function Action({ entry }: { entry: AuditEntry }) {
  const words = useWords();
  const [, setQuery] = useUrlState();
  return (
    <button type="button" className="qw-linkish" onClick={() => setQuery({ entry: entry.id })}>
      {actionWord(entry.action, words)}
    </button>
  );
}

function Subject({ kind }: { kind: string }) {
  return <>{subjectWord(kind, useWords())}</>;
}

const auditTable = defineTable({
  id: 'audit.entries',
  route: listAudit,
  columns: [
    { name: 'action', width: 220, render: (row) => <Action entry={row} /> },
    { name: 'actorName', width: 180, render: (row) => <Actor entry={row} /> },
    { name: 'subjectKind', width: 140, render: (row) => <Subject kind={row.subjectKind} /> },
    { name: 'subjectId', notOnPhone: true },
    { name: 'outcome', list: 'audit.outcome', tones: { done: 'ok', refused: 'attention' }, width: 100 },
    { name: 'ip', width: 140 },
    { name: 'at', width: 160 },
    { name: 'requestId', labelKey: 'page.audit.request', optional: true },
    { name: 'seq', optional: true },
    { name: 'lane', optional: true },
  ],
  filters: [
    { name: 'action', kind: 'id', picker: 'audit.label' },
    { name: 'actor', labelKey: 'field.audit.actorName' },
    { name: 'from', until: 'until', labelKey: 'field.audit.at' },
    { name: 'outcome', list: 'audit.outcome' },
    { name: 'subjectKind', kind: 'id', picker: 'audit.label' },
    'subjectId',
  ],
  sort: '-at',
});

/** The audit log as the auditor reads it; an entry opens at the right under an address of its own. */
export function Page() {
  const [query, setQuery] = useUrlState();
  return (
    <>
      <ListPage titleKey="menu.audit" table={auditTable} />
      <EntryDrawer entryId={query.entry} onClose={() => setQuery({ entry: undefined })} />
    </>
  );
}
