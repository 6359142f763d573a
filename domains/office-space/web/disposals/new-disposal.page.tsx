import { useEffect, useMemo, useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { useUrlState } from '#ui/show/url-value.ts';
import { createDisposal } from '../../contract/disposals.ts';
import { disposalAddress } from './disposal.table.ts';
import { disposalFields, ModeNeeds, roomsField } from './disposal-fields.tsx';

/** Tells the page which building is chosen, so that the rooms can be offered. */
function Chosen({ buildingId, tell }: { buildingId: string | undefined; tell: (id: string | undefined) => void }) {
  useEffect(() => tell(buildingId), [buildingId, tell]);
  return null;
}

/** A disposal that is being written; what its mode asks for stands beside it. */
export function Page() {
  const go = useGo();
  const { t } = useWords();
  const [query] = useUrlState();
  const [buildingId, setBuildingId] = useState<string | undefined>(query.buildingId);
  const fields = useMemo(() => {
    const [basic, papers] = disposalFields();
    return [{ ...basic, fields: [...(basic?.fields ?? []), roomsField(buildingId)] }, papers] as never;
  }, [buildingId]);
  return (
    <FormPage
      titleKey="page.office-space.disposal.new"
      below={t('page.office-space.disposal.only-administration')}
      route={createDisposal}
      fields={fields}
      initial={{ mode: 'reallocation', roomIds: [], papers: [], ...(query.buildingId ? { buildingId: query.buildingId } : {}) }}
      aside={(values) => (
        <>
          <Chosen buildingId={values.buildingId ?? undefined} tell={setBuildingId} />
          <ModeNeeds values={values} />
        </>
      )}
      submitKey="action.office-space.disposal.save"
      changes={['/office-space/disposals']}
      onDone={(made) => go(disposalAddress(made.id), { replace: true })}
      onCancel={() => history.back()}
    />
  );
}
