import { createUnit, getUnit } from '#kernel/org/contract/units.ts';
import { dayOf } from '#shared/time.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageQuery } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { unitPath } from './unit-words.ts';

interface Parent {
  id: string;
  adminLevel: 'city' | 'district' | 'town' | 'village';
  limitLevel: 'C' | 'P' | 'M' | 'K' | 'T';
  divisionCode: string;
}

function NewUnit({ parent }: { parent: Parent | null }) {
  const go = useGo();
  const likeParent = parent
    ? { parentId: parent.id, adminLevel: parent.adminLevel, limitLevel: parent.limitLevel, divisionCode: parent.divisionCode }
    : {};
  return (
    <FormPage
      titleKey="page.org.unit.new"
      route={createUnit}
      draft={parent?.id ?? ''}
      initial={{ ...likeParent, foundedOn: dayOf(new Date()) }}
      fields={[
        {
          titleKey: 'page.org.unit.standing',
          fields: [
            { name: 'parentId', picker: 'unit' },
            'name',
            { name: 'kind', list: 'org.unit_kind' },
            { name: 'adminLevel', list: 'org.admin_level' },
            { name: 'limitLevel', list: 'org.limit_level' },
            { name: 'divisionCode', kind: 'id', picker: 'division' },
          ],
        },
        { titleKey: 'page.org.unit.particulars', fields: ['shortName', 'creditCode', 'sortNo'] },
        { titleKey: 'page.org.unit.basis', fields: ['foundedOn', 'document'] },
      ]}
      submitKey="action.org.unit.create"
      saidKey="page.org.unit.created"
      onDone={({ id }) => go(unitPath(id))}
      onCancel={() => go(parent ? unitPath(parent.id) : '/org/units')}
    />
  );
}

function BelowParent({ parentId }: { parentId: string }) {
  const read = useRead(getUnit, { unitId: parentId });
  return <Await read={read}>{(parent) => <NewUnit parent={parent} />}</Await>;
}

/** Founds a unit; below a parent it begins with the parent's levels and division. */
export function Page() {
  const { parentId } = usePageQuery();
  return parentId ? <BelowParent parentId={parentId} /> : <NewUnit parent={null} />;
}
