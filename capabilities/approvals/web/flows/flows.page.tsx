import { instant, number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';
import { Status } from '#ui/show/tone.tsx';
import { PlainTable } from '#ui/table/plain-table.tsx';
import { listSubjects } from '../../contract/definitions.ts';
import { subjectWord } from '../flow-words.ts';

/** What goes through a flow, which version is in force, and whether somebody is changing it. */
export function Page() {
  const words = useWords();
  const { t } = words;
  const read = useRead(listSubjects, {});
  return (
    <PlainPage titleKey="menu.approvals.flows" below={t('page.approvals.flows.below')}>
      <Await read={read} rows={6}>
        {({ items }) => (
          <div className="qw-panel">
            <PlainTable
              labelKey="menu.approvals.flows"
              rows={items}
              rowId={(row) => row.kind}
              rowLink={(row) => `/approvals/flows/${row.kind}`}
              emptyKey="page.approvals.flows.none"
              columns={[
                { name: 'subject', labelKey: 'page.approvals.subject', render: (row) => subjectWord(row.kind, words) },
                {
                  name: 'version',
                  labelKey: 'page.approvals.version',
                  figure: true,
                  render: (row) => t('page.approvals.version-of', { version: row.definitionVersion }),
                },
                {
                  name: 'origin',
                  labelKey: 'page.approvals.origin',
                  render: (row) => t(row.shipped ? 'page.approvals.shipped' : 'page.approvals.own'),
                },
                { name: 'published', labelKey: 'page.approvals.published', render: (row) => instant(row.publishedAt) },
                { name: 'open', labelKey: 'page.approvals.open-flows', figure: true, render: (row) => number(row.openFlows) },
                {
                  name: 'draft',
                  labelKey: 'page.approvals.draft',
                  state: true,
                  render: (row) =>
                    row.hasDraft ? <Status tone="notice" word={t('page.approvals.draft.yes')} /> : t('page.approvals.draft.no'),
                },
              ]}
            />
          </div>
        )}
      </Await>
    </PlainPage>
  );
}
