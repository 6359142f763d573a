import { renameUnit } from '#kernel/org/contract/units.ts';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { UnitAct } from './unit-act.tsx';

/** A new name from a day on; the former one stays with the former days. */
export function Page() {
  const { t } = useWords();
  return (
    <UnitAct>
      {(unit, back) => (
        <FormPage
          titleKey="action.org.unit.rename"
          below={unit.name}
          route={renameUnit}
          draft={unit.id}
          fixed={{ unitId: unit.id, version: unit.version }}
          initial={{ name: unit.name, shortName: unit.shortName, on: dayOf(new Date()) }}
          fields={['name', 'shortName', 'on', 'document', 'reason']}
          submitKey="action.org.unit.rename"
          aside={() => <Consequences items={[{ text: t('page.org.unit.rename.keeps', { name: unit.name }) }]} />}
          onDone={back}
          onCancel={back}
        />
      )}
    </UnitAct>
  );
}
