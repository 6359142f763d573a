import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { listHistory } from '#kernel/audit/contract/entries.ts';
import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ActionButtons, type PageAction } from '#ui/page/action-buttons.tsx';
import { type FactGroup, Facts } from '#ui/page/facts.tsx';
import { History, type HistoryOf } from '#ui/page/history.tsx';
import { PageHead } from '#ui/page/page-head.tsx';
import { Await, type AwaitProps } from '#ui/show/states.tsx';
import { Status, type Tone } from '#ui/show/tone.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import '#ui/page/page.css';

export interface RecordTab<T> {
  id: string;
  labelKey: string;
  permission?: string;
  /** Figure behind the label. */
  count?: (record: T) => number | undefined;
  content: (record: T) => ReactNode;
}

export interface RecordPageProps<T> {
  /** `useRead(getRoom, { roomId })`: its loading, failure, 404 and missing right are shown by themselves. */
  read: AwaitProps<T>['read'];
  /** Domain of the field labels. */
  domain: string;
  title: (record: T) => string;
  /** The record's number, beside the title. */
  number?: (record: T) => string | null;
  status?: (record: T) => { tone: Tone; word: string } | null;
  /** Who has it, since when. */
  below?: (record: T) => ReactNode;
  actions?: (record: T) => readonly PageAction[];
  /** Above the facts: verdict lines. */
  verdicts?: (record: T) => ReactNode;
  facts: (record: T) => readonly FactGroup[];
  /** Related things; the open one is in the address. */
  tabs?: readonly RecordTab<T>[];
  /** The audit's subject; shows the history at the right. */
  history?: (record: T) => HistoryOf;
  /** More for the right rail. */
  rail?: (record: T) => ReactNode;
}

function RecordTabs<T>({ tabs, record }: { tabs: readonly RecordTab<T>[]; record: T }) {
  const { t } = useWords();
  const can = useCan();
  const [query, setQuery] = useUrlState();
  const offered = tabs.filter((tab) => !tab.permission || can(tab.permission));
  if (offered.length === 0) return null;
  const open = offered.find((tab) => tab.id === query.tab) ?? offered[0];
  return (
    <Tabs
      className="qw-record-tabs"
      activeKey={open?.id ?? ''}
      destroyOnHidden
      // Another tab begins without the filters and the page of the former one.
      onChange={(id) => setQuery({ ...Object.fromEntries(Object.keys(query).map((key) => [key, undefined])), tab: id })}
      items={offered.map((tab) => {
        const count = tab.count?.(record);
        return {
          key: tab.id,
          label: count === undefined ? t(tab.labelKey) : `${t(tab.labelKey)} ${count}`,
          children: tab.id === open?.id ? tab.content(record) : null,
        };
      })}
    />
  );
}

/** The page of one record: title band with number and state, verdicts, facts, tabs, and the history in the right rail. */
export function RecordPage<T>(props: RecordPageProps<T>) {
  const readsHistory = useCan()(listHistory.permission);
  return (
    <div className="qw-page">
      <Await read={props.read} rows={10}>
        {(record) => {
          const status = props.status?.(record);
          const number = props.number?.(record);
          const history = readsHistory ? props.history?.(record) : undefined;
          const rail = props.rail?.(record);
          return (
            <>
              <PageHead
                title={props.title(record)}
                beside={
                  <>
                    {number ? <span className="qw-num qw-quiet">{number}</span> : null}
                    {status ? <Status {...status} /> : null}
                  </>
                }
                below={props.below?.(record)}
                actions={<ActionButtons actions={props.actions?.(record) ?? []} />}
              />
              <div className={`qw-record${history || rail ? ' qw-record-railed' : ''}`}>
                <div className="qw-record-main">
                  {props.verdicts?.(record)}
                  <Facts domain={props.domain} groups={props.facts(record)} />
                  {props.tabs ? <RecordTabs tabs={props.tabs} record={record} /> : null}
                </div>
                {history || rail ? (
                  <aside className="qw-rail">
                    {rail}
                    {history ? <History domain={props.domain} {...history} /> : null}
                  </aside>
                ) : null}
              </div>
            </>
          );
        }}
      </Await>
    </div>
  );
}
