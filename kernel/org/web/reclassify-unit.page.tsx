import { reclassifyUnit } from '#kernel/org/contract/units.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { UnitAct } from './unit-act.tsx';

/** Another kind or level: other limits hold. */
export function Page() {
  const { t } = useWords();
  return (
    <UnitAct>
      {(unit, back) => (
        <FormPage
          titleKey="action.org.unit.reclassify"
          below={unit.name}
          route={reclassifyUnit}
          draft={unit.id}
          fixed={{ unitId: unit.id, version: unit.version }}
          initial={{ kind: unit.kind, adminLevel: unit.adminLevel, limitLevel: unit.limitLevel }}
          fields={[
            { name: 'kind', list: 'org.unit_kind' },
            { name: 'adminLevel', list: 'org.admin_level' },
            { name: 'limitLevel', list: 'org.limit_level' },
            'document',
            'reason',
          ]}
          submitKey="action.org.unit.reclassify"
          aside={() => (
            <Consequences
              items={[
                { text: t('page.org.unit.reclassify.limits') },
                { text: t('page.org.unit.reclassify.establishment'), tone: 'attention' },
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
