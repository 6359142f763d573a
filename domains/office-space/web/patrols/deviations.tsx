import { NOTHING } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import type { Visit } from '../../contract/patrols.ts';
import { clauseText } from '../alarms/alarm-words.ts';

const lists: Readonly<Record<string, string>> = {
  kind: 'office-space.room_kind',
  state: 'office-space.room_state',
  'handed-out': 'office-space.room_state',
};

/** What of a room differs from the register or the limit, each with its clause. */
export function Deviations({ deviations, brief = false }: { deviations: Visit['deviations']; brief?: boolean }) {
  const words = useWords();
  const { t, enumLabel } = words;
  if (deviations.length === 0) return <span className="qw-quiet">{NOTHING}</span>;
  return (
    <div className="os-stack">
      {deviations.map((d) => {
        const list = lists[d.kind];
        const said = (value: string | null) => (value !== null && list ? enumLabel(list, value) : value);
        const area = d.kind === 'over-limit' || d.kind === 'area';
        return (
          <VerdictLine
            key={d.kind}
            tone={d.item.startsWith('N') ? 'violation' : 'attention'}
            word={enumLabel('office-space.deviation', d.kind)}
            over={d.difference === null ? null : `${d.difference}${area ? ` ${t('unit.sqm')}` : ''}`}
            {...(list ? {} : { actual: d.found, limit: d.registered })}
            {...(area ? { unit: t('unit.sqm') } : {})}
            clause={[list ? `${said(d.registered)} → ${said(d.found)}` : '', clauseText(d.clause, words)].filter(Boolean).join(' · ')}
            brief={brief}
          />
        );
      })}
    </div>
  );
}
