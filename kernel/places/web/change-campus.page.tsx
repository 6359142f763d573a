import { changeCampus, getCampus } from '#kernel/places/contract/campuses.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { campusFields } from './building-fields.ts';
import { campusPath } from './place-words.ts';

/** Facts of a campus. */
export function Page() {
  const go = useGo();
  const { campusId } = usePageParams('campusId');
  const read = useRead(getCampus, { campusId });
  const back = () => go(campusPath(campusId));
  return (
    <Await read={read}>
      {({ id, version, name, code, divisionCode, address, landAreaSqm, longitude, latitude }) => (
        <FormPage
          titleKey="page.places.campus.change"
          below={`${name} · ${code}`}
          route={changeCampus}
          draft={id}
          fixed={{ campusId: id, version }}
          initial={{ name, code, divisionCode, address, landAreaSqm, longitude, latitude }}
          fields={campusFields}
          submitKey="action.save"
          onDone={back}
          onCancel={back}
        />
      )}
    </Await>
  );
}
