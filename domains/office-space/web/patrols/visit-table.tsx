import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await } from '#ui/show/states.tsx';
import { EnumStatus } from '#ui/show/tone.tsx';
import { listVisits, type Visit } from '../../contract/patrols.ts';
import { roomAddress } from '../addresses.ts';
import { PlainTable } from '../plain-table.tsx';
import { Deviations } from './deviations.tsx';

export const visitTones = { waiting: 'attention', reported: 'ok', skipped: 'quiet' } as const;

function Found({ visit }: { visit: Visit }) {
  const { t, field, enumLabel } = useWords();
  const parts = [
    visit.measuredSqm === null ? null : `${field('office-space', 'measuredSqm')} ${visit.measuredSqm} ${t('unit.sqm')}`,
    visit.seated === null ? null : `${field('office-space', 'seated')} ${visit.seated}`,
    visit.foundKind === null ? null : enumLabel('office-space.room_kind', visit.foundKind),
    visit.foundState === null ? null : enumLabel('office-space.room_state', visit.foundState),
    visit.note,
    visit.objection === null ? null : `${field('office-space', 'objection')}：${visit.objection}`,
    visit.skipReason,
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}

/** The rooms of a patrol in the order drawn, with what was found beside the register. */
export function VisitTable({ patrolId }: { patrolId: string }) {
  const { t, field } = useWords();
  const read = useRead(listVisits, { patrolId });
  const heads = ['place', 'roomCode', 'orgName', 'usableAreaSqm', 'inspectorName', 'state'];
  return (
    <Await read={read} rows={8}>
      {({ items }) => (
        <PlainTable
          caption={field('office-space', 'deviations')}
          heads={[
            ...heads.map((name) => ({ label: field('office-space', name), figure: name === 'place' || name === 'usableAreaSqm' })),
            { label: t('page.office-space.patrol.visit') },
          ]}
          rows={items.map((v) => ({
            key: v.id,
            cells: [
              v.place,
              <AppLink key="room" to={roomAddress(v.roomId)}>
                {`${v.buildingName} ${v.roomCode}`}
              </AppLink>,
              v.orgName,
              v.usableAreaSqm,
              v.inspectorName,
              <EnumStatus key="state" list="office-space.visit_state" value={v.state} tones={visitTones} />,
              <div key="found">
                <Found visit={v} />
                {v.deviations.length > 0 ? <Deviations deviations={v.deviations} brief /> : null}
              </div>,
            ],
          }))}
        />
      )}
    </Await>
  );
}
