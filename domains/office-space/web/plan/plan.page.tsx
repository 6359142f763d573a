import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { getBuilding } from '../../contract/buildings.ts';
import { buildingAddress } from '../addresses.ts';
import { StackingPlan } from './stacking-plan.tsx';

/** The plan alone, as it goes on an A3 sheet. */
export function Page() {
  const { buildingId } = usePageParams('buildingId');
  const { t } = useWords();
  const read = useRead(getBuilding, { buildingId });
  const building = read.data;
  return (
    <div className="qw-print-a3">
      <PlainPage
        titleKey="page.office-space.plan"
        below={
          building ? (
            <>
              <AppLink to={buildingAddress(building.id)}>{building.name}</AppLink> · {building.orgName} ·{' '}
              <span className="qw-num">{`${number(building.roomUsableSqm)} ${t('unit.sqm')}`}</span>
            </>
          ) : (
            '…'
          )
        }
        actions={[{ id: 'print', labelKey: 'action.office-space.plan.print', run: () => window.print(), primary: true }]}
      >
        <StackingPlan buildingId={buildingId} />
      </PlainPage>
    </div>
  );
}
