import { createCampus } from '#kernel/places/contract/campuses.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { campusFields } from './building-fields.ts';
import { campusPath } from './place-words.ts';

/** Enters a campus. */
export function Page() {
  const go = useGo();
  return (
    <FormPage
      titleKey="page.places.campus.new"
      route={createCampus}
      fields={['orgId', ...campusFields]}
      submitKey="action.places.campus.create"
      saidKey="page.places.campus.created"
      onDone={({ id }) => go(campusPath(id))}
      onCancel={() => go('/places')}
    />
  );
}
