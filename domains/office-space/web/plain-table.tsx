import type { ReactNode } from 'react';
import './office-space.css';

export interface PlainTableProps {
  heads: readonly { label: ReactNode; figure?: boolean }[];
  rows: readonly { key: string; cells: readonly ReactNode[]; strong?: boolean }[];
  /** For screen readers, where no heading stands right above. */
  caption?: string;
}

/** A short table that is no register: nothing to page, filter or sort. On a phone each row becomes a block with its labels. */
export function PlainTable({ heads, rows, caption }: PlainTableProps) {
  const kind = (at: number) => (heads[at]?.figure ? 'os-figure' : '');
  const labelOf = (at: number) => {
    const label = heads[at]?.label;
    return typeof label === 'string' ? label : undefined;
  };
  return (
    <div className="os-plain-box">
      <table className="os-plain">
        {caption ? <caption className="qw-hidden">{caption}</caption> : null}
        <thead>
          <tr>
            {heads.map((head, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never change their places
              <th key={at} scope="col" className={kind(at)}>
                {head.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className={row.strong ? 'os-strong' : ''}>
              {row.cells.map((cell, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never change their places
                <td key={at} className={kind(at)} data-label={labelOf(at)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
