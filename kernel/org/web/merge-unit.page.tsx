import { mergeUnit } from '#kernel/org/contract/unit-changes.ts';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { UnitAct } from './unit-act.tsx';

/** Ends a unit in favour of a successor that takes everything over. */
export function Page() {
  const { t } = useWords();
  return (
    <UnitAct>
      {(unit, back) => (
        <FormPage
          titleKey="action.org.unit.merge"
          below={unit.name}
          route={mergeUnit}
          draft={unit.id}
          fixed={{ unitId: unit.id, version: unit.version }}
          initial={{ on: dayOf(new Date()) }}
          fields={['successorId', 'on', 'document', 'reason']}
          submitKey="action.org.unit.merge"
          saidKey="page.org.unit.merged"
          aside={() => (
            <Consequences
              items={[
                { text: t('page.org.unit.end.hand-over', { people: unit.servingCount, units: unit.childCount }) },
                { text: t('page.org.unit.end.rooms') },
                { text: t('page.org.unit.end.accounts') },
                { text: t('page.org.unit.end.final'), tone: 'attention' },
              ]}
            />
          )}
          onDone={back}
          onCancel={back}
        />
      )}
    </UnitAct>
  );
}
