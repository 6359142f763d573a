import type { RouteOutput } from '#shared/route.ts';
import { changeDocument, fileDocument, type listArchive, removeDocument } from '../../contract/archive.ts';
import { type Act, FormDrawer } from '../form-drawer.tsx';
import { ScanUpload } from '../works/paper-rows.tsx';

export type ArchiveDocument = RouteOutput<typeof listArchive>['items'][number];

const facts = [
  { name: 'category', list: 'office-space.archive_category' },
  { name: 'title', labelKey: 'field.office-space.docTitle' },
  { name: 'number', labelKey: 'field.office-space.docNumber' },
  'datedOn',
  'holder',
  'paperLocation',
  { name: 'note', wide: true },
  {
    name: 'papers',
    labelKey: 'field.office-space.scanCount',
    wide: true,
    render: (control: Parameters<typeof ScanUpload>[0]) => <ScanUpload {...control} category="scan" />,
  },
] as const;

interface DrawersProps {
  act: Act;
  /** The building whose page it is. */
  buildingId?: string;
  /** The document that is corrected or taken out. */
  document?: ArchiveDocument | undefined;
}

/** Filing, correcting and taking out documents. */
export function ArchiveDrawers({ act, buildingId, document }: DrawersProps) {
  const common = { onDone: act.close, onCancel: act.close };
  return (
    <>
      <FormDrawer
        {...common}
        titleKey="action.office-space.archive.file"
        open={act.name === 'file'}
        route={fileDocument}
        fields={[...(buildingId ? [] : (['buildingId'] as const)), ...facts] as never}
        {...(buildingId ? { fixed: { buildingId } } : {})}
        initial={{ papers: [] }}
        submitKey="action.office-space.archive.file"
      />
      {document ? (
        <>
          <FormDrawer
            {...common}
            titleKey="action.office-space.archive.change"
            open={act.name === 'correct'}
            route={changeDocument}
            fields={facts as never}
            fixed={{ documentId: document.id, version: document.version }}
            initial={{
              category: document.category,
              title: document.title,
              number: document.number,
              datedOn: document.datedOn,
              holder: document.holder,
              paperLocation: document.paperLocation,
              note: document.note,
              papers: [],
            }}
            draft={false}
            submitKey="action.office-space.archive.change"
          />
          <FormDrawer
            {...common}
            titleKey="action.office-space.archive.remove"
            open={act.name === 'remove'}
            route={removeDocument}
            above={<p className="os-line">{document.title}</p>}
            fields={[{ name: 'reason', wide: true }]}
            fixed={{ documentId: document.id }}
            draft={false}
            submitKey="action.office-space.archive.remove"
          />
        </>
      ) : null}
    </>
  );
}
