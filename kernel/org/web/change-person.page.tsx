import { changePerson } from '#kernel/org/contract/people.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { PersonAct, whoIs } from './person-act.tsx';

/** Facts of a person. */
export function Page() {
  return (
    <PersonAct>
      {(person, back) => (
        <FormPage
          titleKey="page.org.person.change"
          below={whoIs(person)}
          route={changePerson}
          draft={person.id}
          fixed={{ personId: person.id, version: person.version }}
          initial={{ name: person.name, staffNo: person.staffNo, gender: person.gender, phone: person.phone }}
          fields={[{ name: 'name', labelKey: 'field.org.personName' }, 'staffNo', { name: 'gender', list: 'org.gender' }, 'phone']}
          submitKey="action.save"
          onDone={back}
          onCancel={back}
        />
      )}
    </PersonAct>
  );
}
