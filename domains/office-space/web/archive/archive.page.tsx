import { Segmented } from 'antd';
import { useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { useAct } from '../form-drawer.tsx';
import { archiveStateTable, archiveTable } from './archive.table.tsx';
import { type ArchiveDocument, ArchiveDrawers } from './archive-drawers.tsx';

/** The archive as a list of documents, or building by building with what lacks. */
export function Page() {
  const { t } = useWords();
  const act = useAct();
  const [query, setQuery] = useUrlState();
  const [document, setDocument] = useState<ArchiveDocument>();
  const view = query.view === 'states' ? 'states' : 'documents';
  const open = (name: string, row: ArchiveDocument) => {
    setDocument(row);
    act.open(name, row.id);
  };
  const common = {
    titleKey: 'menu.office-space.archive',
    above: (
      <Segmented
        value={view}
        options={['documents', 'states'].map((value) => ({ value, label: t(`page.office-space.archive.${value}`) }))}
        onChange={(value) => setQuery({ ...Object.fromEntries(Object.keys(query).map((key) => [key, undefined])), view: String(value) })}
      />
    ),
    actions: [
      {
        id: 'file',
        labelKey: 'action.office-space.archive.file',
        permission: 'office-space.archive.manage',
        run: () => act.open('file'),
        primary: true,
      },
    ],
  };
  return (
    <>
      {view === 'states' ? (
        <ListPage {...common} table={archiveStateTable} />
      ) : (
        <ListPage
          {...common}
          table={archiveTable}
          rowActions={(row) => [
            {
              id: 'change',
              labelKey: 'action.office-space.archive.change',
              offered: row.abilities.change ?? false,
              run: () => open('correct', row),
            },
            {
              id: 'remove',
              labelKey: 'action.office-space.archive.remove',
              offered: row.abilities.remove ?? false,
              dangerous: true,
              run: () => open('remove', row),
            },
          ]}
        />
      )}
      <ArchiveDrawers act={act} document={document} />
    </>
  );
}
