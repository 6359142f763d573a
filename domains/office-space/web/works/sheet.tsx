import type { ReactNode } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import './works.css';

/** A pair of label and value, or one over the whole width. */
export interface SheetCell {
  label: string;
  value: ReactNode;
  wide?: boolean;
}

/** A form on paper: title, number, a frame of labelled cells, and boxes to sign. */
export function PaperSheet({
  title,
  number,
  cells,
  between,
  signatures,
}: {
  title: string;
  number: string | null;
  cells: readonly SheetCell[];
  between?: ReactNode;
  signatures: readonly string[];
}) {
  const { t, field } = useWords();
  const lines: SheetCell[][] = [];
  for (const cell of cells) {
    const last = lines.at(-1);
    if (cell.wide || !last || last.length === 2 || last[0]?.wide) lines.push([cell]);
    else last.push(cell);
  }
  return (
    <article className="osw-sheet">
      <h1>{title}</h1>
      <p className="osw-sheet-number">{`${field('office-space', 'number')} ${number ?? ''}`}</p>
      <table>
        <colgroup>
          <col style={{ width: '18%' }} />
          <col style={{ width: '32%' }} />
          <col style={{ width: '18%' }} />
          <col style={{ width: '32%' }} />
        </colgroup>
        <tbody>
          {lines.map((line) => (
            <tr key={line[0]?.label}>
              {line.map((cell) => [
                <th key={`${cell.label} label`} scope="row">
                  {cell.label}
                </th>,
                <td key={cell.label} colSpan={line.length === 1 ? 3 : 1}>
                  {cell.value}
                </td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
      {between}
      <table>
        <tbody>
          {signatures.map((signature) => (
            <tr key={signature}>
              <td className="osw-sign">
                {signature}
                <span>{t('page.office-space.project.sign.date')}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}
