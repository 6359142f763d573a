import { useMe } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { createPatrol } from '../../contract/patrols.ts';
import { patrolAddress } from './patrol.table.ts';

export function Page() {
  const go = useGo();
  const { t } = useWords();
  const { actor } = useMe();
  return (
    <FormPage
      titleKey="page.office-space.patrol.new"
      route={createPatrol}
      fields={[
        {
          titleKey: 'page.office-space.form.basic',
          fields: ['name', 'orgId', 'from', 'to', { name: 'basis', wide: true }, { name: 'memberIds', picker: 'person', wide: true }],
        },
        {
          titleKey: 'page.office-space.patrol.draw',
          fields: [
            'rooms',
            { name: 'kinds', list: 'office-space.room_kind' },
            { name: 'unitIds', picker: 'unit' },
            { name: 'buildingIds', picker: 'building' },
            { name: 'seed', hint: t('page.office-space.patrol.seed-hint') },
            'byRisk',
          ],
        },
      ]}
      initial={{ rooms: 20, byRisk: true, kinds: ['office'], ...(actor.units[0] ? { orgId: actor.units[0].id } : {}) }}
      submitKey="action.office-space.patrol.create"
      onDone={(answer) => go(patrolAddress(answer.id), { replace: true })}
      onCancel={() => go('/office-space/patrols')}
    />
  );
}
