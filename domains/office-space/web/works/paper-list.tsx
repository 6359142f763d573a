import { bytes } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { Paper } from '../../contract/papers.ts';
import { PlainTable } from '../plain-table.tsx';
import './works.css';

/** The address that gives a kept file. */
const fileAddress = (id: string): string => `/api/files/${id}`;

/** One paper: its name, and the file behind it. */
export function PaperLink({ paper }: { paper: Pick<Paper, 'title' | 'fileId' | 'fileName' | 'fileSize'> }) {
  if (!paper.fileId) return <>{paper.title}</>;
  return (
    <a href={fileAddress(paper.fileId)} download>
      {paper.title}
      {paper.fileSize === null ? null : <span className="qw-quiet qw-num"> {bytes(paper.fileSize)}</span>}
    </a>
  );
}

/** Papers of a record with who added them. `list` says the categories. */
export function PaperList({ papers, list }: { papers: readonly Paper[]; list: string }) {
  const { t, field, enumLabel } = useWords();
  if (papers.length === 0) return <p className="qw-quiet os-line">{t('page.office-space.project.none')}</p>;
  return (
    <PlainTable
      heads={[
        { label: field('office-space', 'category') },
        { label: field('office-space', 'docTitle') },
        { label: field('office-space', 'enteredBy') },
      ]}
      rows={papers.map((paper) => ({
        key: paper.id,
        cells: [enumLabel(list, paper.category), <PaperLink key="file" paper={paper} />, paper.addedBy],
      }))}
    />
  );
}

/** Photos of an inspection, scans of a document: names in a line. */
export function PaperLinks({ papers }: { papers: readonly Paper[] }) {
  if (papers.length === 0) return null;
  return (
    <ul className="osw-files">
      {papers.map((paper) => (
        <li key={paper.id}>
          <PaperLink paper={paper} />
        </li>
      ))}
    </ul>
  );
}
