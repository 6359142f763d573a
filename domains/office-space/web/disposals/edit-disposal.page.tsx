import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { changeDisposal, getDisposal } from '../../contract/disposals.ts';
import { disposalAddress } from './disposal.table.ts';
import { disposalFields, ModeNeeds, roomsField } from './disposal-fields.tsx';

/** Mends a disposal that is a draft or was returned. */
export function Page() {
  const { disposalId } = usePageParams('disposalId');
  const go = useGo();
  const back = () => go(disposalAddress(disposalId));
  return (
    <Await read={useRead(getDisposal, { disposalId })} rows={10}>
      {(d) => {
        const [basic, papers] = disposalFields(d.buildingId);
        return (
          <FormPage
            titleKey="page.office-space.disposal.edit"
            below={d.buildingName}
            route={changeDisposal}
            fields={[{ ...basic, fields: [...(basic?.fields ?? []), roomsField(d.buildingId)] }, papers] as never}
            fixed={{ disposalId, version: d.version }}
            initial={{
              mode: d.mode,
              reason: d.reason,
              roomIds: d.wholeBuilding ? [] : d.rooms.map((room) => room.roomId),
              toOrgId: d.toOrgId,
              newKind: d.newKind,
              newKindDocument: d.newKindDocument,
              counterpart: d.counterpart,
              appraisedYuan: d.appraisedYuan,
              papers: d.papers.map(({ category, title, fileId }) => ({ category: category as never, title, fileId })),
            }}
            aside={(values) => <ModeNeeds values={values} />}
            submitKey="action.office-space.disposal.save"
            changes={['/office-space/disposals']}
            draft={disposalId}
            onDone={back}
            onCancel={back}
          />
        );
      }}
    </Await>
  );
}
