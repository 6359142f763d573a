import type { RouteOutput } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { RecordPage, type RecordTab } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Empty } from '#ui/show/states.tsx';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import { DataTable } from '#ui/table/data-table.tsx';
import { checkUnit } from '../../contract/verdicts.ts';
import { addressOf } from '../addresses.ts';
import { AlarmCard } from '../alarms/alarm-card.tsx';
import { clauseText } from '../alarms/alarm-words.ts';
import { useAct } from '../form-drawer.tsx';
import { roomTable } from '../rooms/room.table.ts';
import { occupancyTable } from '../seats/occupancy.table.ts';
import { useTones } from '../tones.ts';
import { ComputeDrawer, FileDrawer } from './approved-drawers.tsx';
import { UnitLedger } from './unit-ledger.tsx';

type UnitCheck = RouteOutput<typeof checkUnit>;

/** One of the four comparisons (OS-12) with its vacancy and the rooms behind it. */
function Comparison({ line }: { line: UnitCheck['lines'][number] }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const tone = line.verdict === 'over' ? 'violation' : line.verdict === 'ok' ? 'ok' : 'notice';
  const word = enumLabel('office-space.check_verdict', line.verdict);
  const over =
    line.verdict === 'over' ? t('page.office-space.verdict.excess', { over: number(line.overSqm), percent: line.overPercent ?? '' }) : null;
  const kind = enumLabel('office-space.area_kind', line.kind);
  return (
    <VerdictLine
      tone={tone}
      word={t('page.office-space.unit.line', { kind, word })}
      over={over}
      actual={line.actualSqm}
      limit={line.approvedSqm}
      unit={t('unit.sqm')}
      clause={clauseText(line.clause, words)}
      steps={
        <p>
          {t('page.office-space.unit.vacant', { area: number(line.vacantSqm) })}{' '}
          <AppLink to={addressOf(line.link)}>{t('page.office-space.unit.rows')}</AppLink>
        </p>
      }
    />
  );
}

const tabs: readonly RecordTab<UnitCheck>[] = [
  {
    id: 'alarms',
    labelKey: 'menu.office-space.alarms',
    count: (unit) => unit.alarms.length,
    content: (unit) =>
      unit.alarms.length === 0 ? (
        <Empty reason="nature" />
      ) : (
        <div className="os-stack">
          {unit.alarms.map((alarm) => (
            <AlarmCard key={alarm.id} alarm={alarm} withSubject />
          ))}
        </div>
      ),
  },
  { id: 'ledger', labelKey: 'page.office-space.unit.ledger', content: (unit) => <UnitLedger unitId={unit.orgId} /> },
  { id: 'rooms', labelKey: 'menu.office-space.rooms', content: (unit) => <DataTable table={roomTable} input={{ orgId: [unit.orgId] }} /> },
  {
    id: 'seats',
    labelKey: 'menu.office-space.occupancies',
    content: (unit) => <DataTable table={occupancyTable} input={{ orgId: [unit.orgId] }} />,
  },
];

/** What a unit uses beside what is approved for it. */
export function Page() {
  const { unitId } = usePageParams('unitId');
  const words = useWords();
  const { enumLabel, t } = words;
  const act = useAct();
  const read = useRead(checkUnit, { unitId });
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(unit) => unit.orgName}
        number={(unit) => enumLabel('office-space.level', unit.limitLevel)}
        status={(unit) =>
          unit.lines.some((line) => line.verdict === 'over')
            ? { tone: 'violation', word: enumLabel('office-space.check_verdict', 'over') }
            : unit.approvedAreaId === null
              ? { tone: 'notice', word: t('page.office-space.unit.unapproved') }
              : { tone: 'ok', word: enumLabel('office-space.check_verdict', 'ok') }
        }
        actions={(unit) => [
          {
            id: 'compute',
            labelKey: 'action.office-space.approved.compute',
            offered: unit.abilities.approve ?? false,
            run: () => act.open('compute'),
            primary: unit.approvedAreaId === null,
          },
          {
            id: 'file',
            labelKey: 'action.office-space.approved.file',
            offered: unit.abilities.approve ?? false,
            run: () => act.open('file'),
          },
        ]}
        verdicts={(unit) => (
          <div>
            {unit.lines.map((line) => (
              <Comparison key={line.kind} line={line} />
            ))}
            {unit.useNotes.map(({ certificateNo, note, clause }) => (
              <VerdictLine
                key={certificateNo}
                tone={useTones[note] ?? 'notice'}
                word={`${enumLabel('office-space.use_note', note)} · ${certificateNo}`}
                clause={clauseText(clause, words)}
              />
            ))}
          </div>
        )}
        facts={(unit) => [
          {
            facts: [
              { name: 'establishmentCount', value: number(unit.establishmentCount) },
              { name: 'headcount', value: number(unit.headcount) },
            ],
          },
        ]}
        tabs={tabs}
      />
      <ComputeDrawer open={act.name === 'compute'} orgId={unitId} onClose={act.close} />
      <FileDrawer open={act.name === 'file'} orgId={unitId} onClose={act.close} />
    </>
  );
}
