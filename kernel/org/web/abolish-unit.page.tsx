import { abolishUnit } from '#kernel/org/contract/unit-changes.ts';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { type Consequence, Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { UnitAct, type UnitRecord } from './unit-act.tsx';

function Follows({ unit, hasSuccessor }: { unit: UnitRecord; hasSuccessor: boolean }) {
  const { t } = useWords();
  const figures = { people: unit.servingCount, units: unit.childCount };
  const first: Consequence[] = hasSuccessor
    ? [{ text: t('page.org.unit.end.hand-over', figures) }, { text: t('page.org.unit.end.rooms') }]
    : [{ text: t('page.org.unit.end.empty', figures), tone: figures.people + figures.units > 0 ? 'violation' : 'notice' }];
  return (
    <Consequences
      items={[...first, { text: t('page.org.unit.end.accounts') }, { text: t('page.org.unit.end.final'), tone: 'attention' }]}
    />
  );
}

/** Ends a unit that is empty, or whose duties a successor takes over. */
export function Page() {
  return (
    <UnitAct>
      {(unit, back) => (
        <FormPage
          titleKey="action.org.unit.abolish"
          below={unit.name}
          route={abolishUnit}
          draft={unit.id}
          fixed={{ unitId: unit.id, version: unit.version }}
          initial={{ on: dayOf(new Date()) }}
          fields={['successorId', 'on', 'document', 'reason']}
          submitKey="action.org.unit.abolish"
          saidKey="page.org.unit.abolished"
          aside={({ successorId }) => <Follows unit={unit} hasSuccessor={Boolean(successorId)} />}
          onDone={back}
          onCancel={back}
        />
      )}
    </UnitAct>
  );
}
