import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import type { DutyLine } from '../../contract/duties.ts';
import type { DutyKind } from '../../rules/duties.ts';
import { PlainTable } from '../plain-table.tsx';

/** Who sits in a room, with post and rank. */
export function usePeople(): (line: DutyLine) => string {
  const { enumLabel, t } = useWords();
  return (line) =>
    line.people
      .map(({ name, title, rankCode }) =>
        [name, title, rankCode ? enumLabel('office-space.rank', rankCode) : null].filter(Boolean).join(' '),
      )
      .join(t('page.office-space.comma')) || '—';
}

/** The arrangement to publish, or the leaders' offices to file with standard and excess. */
export function DutyLines({ lines, kind }: { lines: readonly DutyLine[]; kind: DutyKind }) {
  const { t, field, enumLabel } = useWords();
  const people = usePeople();
  if (lines.length === 0) return <p className="qw-quiet">{t(`page.office-space.duty.no-lines.${kind}`)}</p>;
  const filing = kind === 'filing';
  const head = (name: string) => field('office-space', name);
  const sqm = (name: string) => ({ label: `${head(name)}（${t('unit.sqm')}）`, figure: true });
  const verdict = (line: DutyLine) =>
    line.overSqm ? (
      <Status key="over" tone="violation" word={t('page.office-space.duty.over', { over: number(line.overSqm) })} />
    ) : (
      <Status key="ok" tone="ok" word={t('page.office-space.duty.within')} />
    );
  return (
    <PlainTable
      caption={enumLabel('office-space.duty_kind', kind)}
      heads={[
        { label: head('buildingName') },
        { label: head('roomCode') },
        { label: head('roomKind') },
        sqm('usableAreaSqm'),
        { label: head('people') },
        ...(filing ? [sqm('limitSqm'), { label: head('overSqm') }, { label: head('approvalNo') }] : []),
      ]}
      rows={lines.map((line) => ({
        key: `${line.buildingName} ${line.roomCode}`,
        cells: [
          line.buildingName,
          line.roomCode,
          enumLabel('office-space.room_kind', line.roomKind),
          number(line.usableAreaSqm),
          people(line),
          ...(filing ? [number(line.limitSqm), verdict(line), line.approvalNo ?? '—'] : []),
        ],
      }))}
    />
  );
}
