import { Drawer } from 'antd';
import { type AuditEntry, listAudit } from '#kernel/audit/contract/entries.ts';
import { instant } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ChangeValue, changeName } from '#ui/page/change-value.tsx';
import { changesOf } from '#ui/page/changes.ts';
import { Facts } from '#ui/page/facts.tsx';
import { changedRecord } from '#ui/page/history.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await, Empty } from '#ui/show/states.tsx';
import { EnumStatus } from '#ui/show/tone.tsx';
import { PlainTable } from '#ui/table/plain-table.tsx';
import { Actor, actionWord, subjectWord } from './entry-words.tsx';
import '#ui/page/page.css';

function Entry({ entry }: { entry: AuditEntry }) {
  const words = useWords();
  const { t } = words;
  const of = changedRecord(entry.subjectKind, entry.action.split('.')[0]);
  const changes = changesOf(entry.before, entry.after);
  const ofSubject = `/audit?subjectKind=${encodeURIComponent(entry.subjectKind)}&subjectId=${encodeURIComponent(entry.subjectId)}`;
  return (
    <div className="qw-page">
      <Facts
        domain="audit"
        groups={[
          {
            facts: [
              { name: 'at', value: <span className="qw-num">{instant(entry.at, true)}</span> },
              {
                name: 'outcome',
                value: <EnumStatus list="audit.outcome" value={entry.outcome} tones={{ done: 'ok', refused: 'attention' }} />,
              },
              { name: 'actorName', value: <Actor entry={entry} /> },
              { name: 'ip', value: entry.ip },
              { name: 'subjectKind', value: subjectWord(entry.subjectKind, words) },
              { name: 'subjectId', value: <AppLink to={ofSubject}>{entry.subjectId}</AppLink> },
              { name: 'action', value: <code>{entry.action}</code>, wide: true },
              { name: 'requestId', labelKey: 'page.audit.request', value: entry.requestId, wide: true },
            ],
          },
          {
            titleKey: 'page.audit.chain',
            facts: [
              { name: 'lane', value: String(entry.lane) },
              { name: 'seq', value: String(entry.seq) },
              { name: 'hash', value: <code>{entry.hash}</code>, wide: true },
            ],
          },
        ]}
      />
      <h2>{t('page.audit.changes')}</h2>
      <PlainTable
        labelKey="page.audit.changes"
        emptyKey="page.audit.no-changes"
        rows={changes}
        rowId={(change) => change.name}
        columns={[
          { name: 'field', labelKey: 'page.audit.field', render: (change) => changeName(of, change.name, words) },
          {
            name: 'before',
            labelKey: 'field.audit.before',
            render: (change) => <ChangeValue of={of} name={change.name} value={change.before} />,
          },
          {
            name: 'after',
            labelKey: 'field.audit.after',
            render: (change) => <ChangeValue of={of} name={change.name} value={change.after} />,
          },
        ]}
      />
    </div>
  );
}

/** One entry of the log: who, what, from where, what changed, and its place in the chain. */
export function EntryDrawer({ entryId, onClose }: { entryId: string | undefined; onClose: () => void }) {
  const words = useWords();
  const read = useRead(listAudit, { entryId: entryId ?? '' }, { enabled: entryId !== undefined });
  const entry = read.data?.items[0];
  return (
    <Drawer
      open={entryId !== undefined}
      onClose={onClose}
      size={720}
      title={entry ? actionWord(entry.action, words) : words.t('menu.audit')}
      destroyOnHidden
    >
      {entryId === undefined ? null : (
        <Await read={read}>{({ items: [found] }) => (found ? <Entry entry={found} /> : <Empty reason="filter" />)}</Await>
      )}
    </Drawer>
  );
}
