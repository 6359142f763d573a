import type { RouteOutput } from '#shared/route.ts';
import { instant } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { usePageParams } from '#ui/show/page-address.ts';
import { closePatrol, getPatrol } from '../../contract/patrols.ts';
import { FormDrawer, useAct } from '../form-drawer.tsx';
import { DrawPanel } from './draw-panel.tsx';
import { patrolAddress } from './patrol.table.ts';
import { VisitTable } from './visit-table.tsx';

type Patrol = RouteOutput<typeof getPatrol>;

function CloseDrawer({ patrol, open, onClose }: { patrol: Patrol | undefined; open: boolean; onClose: () => void }) {
  if (!patrol) return null;
  return (
    <FormDrawer
      titleKey="action.office-space.patrol.close"
      open={open}
      route={closePatrol}
      fields={[{ name: 'conclusion', kind: 'long-text', wide: true }]}
      fixed={{ patrolId: patrol.id, version: patrol.version }}
      submitKey="action.office-space.patrol.close"
      onDone={onClose}
      onCancel={onClose}
    />
  );
}

export function Page() {
  const { patrolId } = usePageParams('patrolId');
  const { t, enumLabel } = useWords();
  const act = useAct();
  const read = useRead(getPatrol, { patrolId });
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(p) => p.name}
        number={(p) => p.number}
        status={(p) => ({ tone: p.state === 'closed' ? 'ok' : 'notice', word: enumLabel('office-space.patrol_state', p.state) })}
        below={(p) => t('page.office-space.patrol.progress', { done: p.reportedCount + p.skippedCount, all: p.roomCount })}
        actions={(p) => [
          {
            id: 'walk',
            labelKey: 'action.office-space.patrol.walk',
            to: `${patrolAddress(p.id)}/walk`,
            offered: p.abilities.report ?? false,
            primary: !p.abilities.close,
          },
          {
            id: 'close',
            labelKey: 'action.office-space.patrol.close',
            offered: p.abilities.close ?? false,
            run: () => act.open('close'),
            primary: true,
          },
        ]}
        facts={(p) => [
          {
            facts: [
              { name: 'orgName', value: p.orgName },
              { name: 'members', value: p.members.map((m) => m.name).join('、') },
              { name: 'from', value: p.from },
              { name: 'to', value: p.to },
              { name: 'seed', value: p.seed },
              { name: 'drawnAt', value: instant(p.drawnAt) },
              { name: 'candidates', value: String(p.candidates) },
              { name: 'roomCount', value: String(p.roomCount) },
              { name: 'deviationCount', value: String(p.deviationCount) },
              ...(p.basis ? [{ name: 'basis', value: p.basis, wide: true }] : []),
              ...(p.conclusion ? [{ name: 'conclusion', value: p.conclusion, wide: true }] : []),
            ],
          },
        ]}
        tabs={[
          {
            id: 'visits',
            labelKey: 'page.office-space.patrol.visits',
            count: (p) => p.roomCount,
            content: (p) => <VisitTable patrolId={p.id} />,
          },
          { id: 'draw', labelKey: 'page.office-space.patrol.draw', content: (p) => <DrawPanel patrol={p} /> },
        ]}
        history={(p) => ({ subjectKind: 'patrol', subjectId: p.id })}
      />
      <CloseDrawer patrol={read.data} open={act.name === 'close'} onClose={act.close} />
    </>
  );
}
