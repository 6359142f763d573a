import { moveUnit } from '#kernel/org/contract/unit-changes.ts';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { UnitAct } from './unit-act.tsx';

/** Hangs a unit with all below it under another parent. */
export function Page() {
  const { t } = useWords();
  return (
    <UnitAct>
      {(unit, back) => (
        <FormPage
          titleKey="action.org.unit.move"
          below={`${unit.name} · ${t('page.org.unit.move.now', { parent: unit.parentName ?? t('page.org.unit.top') })}`}
          route={moveUnit}
          draft={unit.id}
          fixed={{ unitId: unit.id, version: unit.version }}
          initial={{ on: dayOf(new Date()) }}
          fields={[{ name: 'parentId', picker: 'unit' }, 'on', 'document', 'reason']}
          submitKey="action.org.unit.move"
          aside={({ on }) => (
            <Consequences
              items={[
                { text: t('page.org.unit.move.follows', { on: on ?? '', count: unit.childCount }) },
                { text: t('page.org.unit.move.reach'), tone: 'attention' },
                { text: t('page.org.unit.move.past') },
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
