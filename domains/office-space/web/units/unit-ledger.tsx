import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await, Empty } from '#ui/show/states.tsx';
import { EnumStatus } from '#ui/show/tone.tsx';
import { unitLedger } from '../../contract/ledgers.ts';
import { addressOf, buildingAddress } from '../addresses.ts';
import { PlainTable } from '../plain-table.tsx';
import { titleTones } from '../tones.ts';

const figures = ['roomCount', 'basicSqm', 'ancillarySqm', 'technicalSqm', 'usableSqm', 'vacantSqm'] as const;

/** The sub-ledger of a unit (分台账), building by building, with the sum on top of the signature. */
export function UnitLedger({ unitId }: { unitId: string }) {
  const { t, field } = useWords();
  const read = useRead(unitLedger, { unitId });
  const head = (name: string) => {
    const label = field('office-space', name);
    return { label: name.endsWith('Sqm') ? t('table.heading-with-unit', { label, unit: t('unit.sqm') }) : label, figure: true };
  };
  return (
    <Await read={read} rows={6}>
      {(ledger) =>
        ledger.buildings.length === 0 ? (
          <Empty reason="nature" />
        ) : (
          <PlainTable
            heads={[
              { label: field('office-space', 'buildingName') },
              { label: field('office-space', 'titleStatus') },
              ...figures.map(head),
            ]}
            rows={[
              ...ledger.buildings.map((line) => ({
                key: line.buildingId,
                cells: [
                  <AppLink key="building" to={buildingAddress(line.buildingId)}>
                    {line.buildingName}
                  </AppLink>,
                  line.titleStatus ? (
                    <EnumStatus key="title" list="office-space.title_status" value={line.titleStatus} tones={titleTones} />
                  ) : null,
                  <AppLink key="rooms" to={addressOf(line.link)}>
                    {number(line.roomCount)}
                  </AppLink>,
                  ...figures.slice(1).map((name) => number(line[name])),
                ],
              })),
              {
                key: 'sum',
                strong: true,
                cells: [t('table.totals'), '', ...figures.map((name) => number(ledger.totals[name]))],
              },
            ]}
          />
        )
      }
    </Await>
  );
}
