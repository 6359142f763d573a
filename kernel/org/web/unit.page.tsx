import { getUnit } from '#kernel/org/contract/units.ts';
import type { RouteOutput } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import { RecordPage } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { UnitEstablishment } from './unit-establishment.tsx';
import { UnitPast } from './unit-past.tsx';
import { LowerUnits, UnitPeople } from './unit-tables.tsx';
import { unitPath, unitTones } from './unit-words.ts';

type Unit = RouteOutput<typeof getUnit>;

const actionsOf = (unit: Unit): PageAction[] => {
  const act = (id: string, ability: string, to: string, more: Partial<PageAction> = {}): PageAction => ({
    id,
    labelKey: `action.org.unit.${id}`,
    to,
    offered: unit.abilities[ability] ?? false,
    ...more,
  });
  const at = unitPath(unit.id);
  return [
    act('change', 'change', `${at}/change`, { primary: true }),
    act('add-person', 'addPerson', `/org/people/new?orgId=${unit.id}`),
    act('add-child', 'addChild', `/org/units/new?parentId=${unit.id}`),
    act('rename', 'rename', `${at}/rename`),
    act('reclassify', 'reclassify', `${at}/reclassify`),
    act('move', 'move', `${at}/move`),
    act('merge', 'merge', `${at}/merge`, { dangerous: true }),
    act('abolish', 'abolish', `${at}/abolish`, { dangerous: true }),
  ];
};

function Above({ unit }: { unit: Unit }) {
  const { t } = useWords();
  if (unit.ancestors.length === 0) return <>{t('page.org.unit.top')}</>;
  return unit.ancestors.map((above, at) => (
    <span key={above.id}>
      {at > 0 ? ' / ' : ''}
      <AppLink to={unitPath(above.id)}>{above.name}</AppLink>
    </span>
  ));
}

/** One unit: facts, establishment, people, units below, and what it was on former days. */
export function Page() {
  const { enumLabel, t } = useWords();
  const { unitId } = usePageParams('unitId');
  const read = useRead(getUnit, { unitId });
  return (
    <RecordPage
      read={read}
      domain="org"
      title={(unit) => unit.name}
      number={(unit) => unit.creditCode}
      status={(unit) => ({ tone: unitTones[unit.state], word: enumLabel('org.unit_state', unit.state) })}
      below={(unit) => <Above unit={unit} />}
      actions={actionsOf}
      facts={(unit) => [
        {
          facts: [
            { name: 'kind', value: enumLabel('org.unit_kind', unit.kind) },
            { name: 'shortName', value: unit.shortName },
            { name: 'adminLevel', value: enumLabel('org.admin_level', unit.adminLevel) },
            { name: 'limitLevel', value: enumLabel('org.limit_level', unit.limitLevel) },
            { name: 'divisionCode', value: unit.divisionName },
            { name: 'foundedOn', value: unit.foundedOn },
            { name: 'servingCount', value: unit.servingCount },
            ...(unit.endedOn ? [{ name: 'endedOn', value: unit.endedOn }] : []),
            ...(unit.successorId
              ? [
                  {
                    name: 'successorId',
                    value: <AppLink to={unitPath(unit.successorId)}>{unit.successorName ?? t('action.view')}</AppLink>,
                  },
                ]
              : []),
          ],
        },
      ]}
      tabs={[
        {
          id: 'establishment',
          labelKey: 'page.org.unit.establishment',
          permission: 'org.establishment.read',
          content: (unit) => <UnitEstablishment unit={unit} />,
        },
        {
          id: 'people',
          labelKey: 'page.org.unit.people',
          permission: 'org.person.read',
          count: (unit) => unit.servingCount,
          content: (unit) => <UnitPeople unitId={unit.id} />,
        },
        {
          id: 'below',
          labelKey: 'page.org.unit.below',
          count: (unit) => unit.childCount,
          content: (unit) => <LowerUnits unitId={unit.id} />,
        },
        { id: 'past', labelKey: 'page.org.unit.past', content: (unit) => <UnitPast unitId={unit.id} /> },
      ]}
      history={(unit) => ({ subjectKind: 'org.unit', subjectId: unit.id })}
    />
  );
}
