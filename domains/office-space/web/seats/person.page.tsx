import type { RouteOutput } from '#shared/route.ts';
import { useCan } from '#ui/access/use-me.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Empty } from '#ui/show/states.tsx';
import { useOfPerson } from '../../contract/use.ts';
import { unitAddress } from '../addresses.ts';
import { AlarmCard } from '../alarms/alarm-card.tsx';
import { Due } from '../alarms/due.tsx';
import { useAct } from '../form-drawer.tsx';
import { PlainTable } from '../plain-table.tsx';
import { MoveDrawer } from './move-drawer.tsx';
import { PersonRooms } from './person-rooms.tsx';
import { VacateDrawer } from './vacate-drawer.tsx';

export type PersonUse = RouteOutput<typeof useOfPerson>;

/** Posts with the limit each one gives; the highest leads. */
function Posts({ use, mayOpenUnit }: { use: PersonUse; mayOpenUnit: boolean }) {
  const { t, field, enumLabel } = useWords();
  return (
    <section className="os-section">
      <h2>{t('page.office-space.person.posts')}</h2>
      <PlainTable
        heads={[
          { label: field('office-space', 'orgName') },
          { label: field('office-space', 'title') },
          { label: field('office-space', 'rankCode') },
          { label: t('table.heading-with-unit', { label: field('office-space', 'limitSqm'), unit: t('unit.sqm') }), figure: true },
          { label: field('office-space', 'isMain') },
          { label: field('office-space', 'from') },
          { label: field('office-space', 'to') },
        ]}
        rows={use.posts.map((post) => ({
          key: `${post.orgId}.${post.from}.${post.title}`,
          cells: [
            mayOpenUnit ? (
              <AppLink key="unit" to={unitAddress(post.orgId)}>
                {post.orgName}
              </AppLink>
            ) : (
              post.orgName
            ),
            post.title,
            enumLabel('office-space.rank', post.rankCode),
            number(post.limitSqm),
            t(post.isMain ? 'word.yes' : 'word.no'),
            post.from,
            post.to ?? '',
          ],
        }))}
      />
    </section>
  );
}

function Reclaims({ use }: { use: PersonUse }) {
  const { t, enumLabel } = useWords();
  const open = use.reclaims.filter((reclaim) => reclaim.doneOn === null);
  if (open.length === 0) return null;
  return (
    <section className="os-section">
      <h2>{t('menu.office-space.reclaims')}</h2>
      {open.map((reclaim) => (
        <p key={reclaim.id} className="os-alarm os-alarm-attention">
          {t('page.office-space.person.reclaim', {
            room: `${reclaim.buildingName} ${reclaim.roomCode}`,
            reason: enumLabel('office-space.reclaim_reason', reclaim.reason),
          })}{' '}
          <Due on={reclaim.dueOn} left={reclaim.workingDaysLeft} overdue={reclaim.overdue} />
        </p>
      ))}
    </section>
  );
}

function Content({ use, mayOpenUnit }: { use: PersonUse; mayOpenUnit: boolean }) {
  const { t } = useWords();
  const act = useAct();
  return (
    <div className="os-stack">
      <Posts use={use} mayOpenUnit={mayOpenUnit} />
      <PersonRooms use={use} act={act} />
      <Reclaims use={use} />
      {use.alarms.length > 0 ? (
        <section className="os-section">
          <h2>{t('menu.office-space.alarms')}</h2>
          {use.alarms.map((alarm) => (
            <AlarmCard key={alarm.id} alarm={alarm} />
          ))}
        </section>
      ) : null}
      {use.posts.length === 0 && use.rooms.length === 0 && use.history.length === 0 ? <Empty reason="nature" /> : null}
      <MoveDrawer seat={act.name === 'move' ? act.of : undefined} onClose={act.close} />
      <VacateDrawer occupancyId={act.name === 'vacate' ? act.of : undefined} onClose={act.close} />
    </div>
  );
}

/** A person's offices, posts, limits and findings in one place. */
export function Page() {
  const { personId } = usePageParams('personId');
  const { t } = useWords();
  const mayOpenUnit = useCan()('office-space.ledger.read');
  const read = useRead(useOfPerson, { personId });
  return (
    <RecordPage
      read={read}
      domain="office-space"
      title={(use) => use.person.name}
      number={(use) => use.person.staffNo}
      status={(use) => ({
        tone: use.person.state === 'serving' ? 'ok' : 'quiet',
        word: t(`page.office-space.person.${use.person.state === 'serving' ? 'serving' : 'gone'}`),
      })}
      below={(use) => (mayOpenUnit ? <AppLink to={unitAddress(use.person.orgId)}>{use.person.orgName}</AppLink> : use.person.orgName)}
      verdicts={(use) => <Content use={use} mayOpenUnit={mayOpenUnit} />}
      facts={() => []}
    />
  );
}
