import { changeUnit } from '#kernel/org/contract/units.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { UnitAct } from './unit-act.tsx';

/** Particulars that a unit keeps itself. */
export function Page() {
  return (
    <UnitAct>
      {(unit, back) => (
        <FormPage
          titleKey="page.org.unit.change"
          below={unit.name}
          route={changeUnit}
          draft={unit.id}
          fixed={{ unitId: unit.id, version: unit.version }}
          initial={{ shortName: unit.shortName, creditCode: unit.creditCode, divisionCode: unit.divisionCode, sortNo: unit.sortNo }}
          fields={['shortName', 'creditCode', { name: 'divisionCode', kind: 'id', picker: 'division' }, 'sortNo']}
          submitKey="action.save"
          onDone={back}
          onCancel={back}
        />
      )}
    </UnitAct>
  );
}
