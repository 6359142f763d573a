import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Shape } from '#ui/show/tone.tsx';
import { addressOf } from '../addresses.ts';
import type { Overview } from './overview.page.tsx';

const widthOf = (value: number, most: number): string => `${most > 0 ? Math.max((value / most) * 100, 0.5) : 0}%`;

/** Usable area by kind of room: bars labelled where they stand, each a link. */
export function KindBars({ lines }: { lines: Overview['byKind'] }) {
  const { t, enumLabel } = useWords();
  const most = Math.max(...lines.map((line) => Number(line.usableSqm)));
  const sorted = [...lines].sort((a, b) => Number(b.usableSqm) - Number(a.usableSqm));
  return (
    <ul className="os-bars">
      {sorted.map((line) => (
        <li key={line.kind}>
          <AppLink to={addressOf(line.link)} className="os-bar">
            <span>{enumLabel('office-space.room_kind', line.kind)}</span>
            <span className="os-bar-track" aria-hidden="true">
              <span className="os-bar-fill" style={{ width: widthOf(Number(line.usableSqm), most) }} />
            </span>
            <span className="qw-num os-bar-figure">
              {`${number(line.usableSqm)} ${t('unit.sqm')}`}
              <span className="qw-quiet">{t('page.office-space.overview.rooms', { count: number(line.roomCount) })}</span>
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  );
}

/** Open findings by kind, red and yellow told apart by shape, word and place. */
export function AlarmBars({ lines }: { lines: Overview['byAlarm'] }) {
  const { enumLabel } = useWords();
  const most = Math.max(...lines.map((line) => line.red + line.yellow));
  return (
    <ul className="os-bars">
      {lines.map((line) => (
        <li key={line.code}>
          <AppLink to={addressOf(line.link)} className="os-bar">
            <span>
              <span className="qw-quiet qw-num">{line.code}</span> {enumLabel('office-space.alarm_code', line.code)}
            </span>
            <span className="os-bar-track" aria-hidden="true">
              <span className="os-bar-fill os-bar-red" style={{ width: line.red > 0 ? widthOf(line.red, most) : 0 }} />
              <span className="os-bar-fill os-bar-yellow" style={{ width: line.yellow > 0 ? widthOf(line.yellow, most) : 0 }} />
            </span>
            <span className="qw-num os-bar-figure">
              <span>
                <Shape tone="violation" />
                <span className="qw-hidden">{enumLabel('office-space.alarm_level', 'red')}</span>
                {line.red}
              </span>
              <span>
                <Shape tone="attention" />
                <span className="qw-hidden">{enumLabel('office-space.alarm_level', 'yellow')}</span>
                {line.yellow}
              </span>
            </span>
          </AppLink>
        </li>
      ))}
    </ul>
  );
}
