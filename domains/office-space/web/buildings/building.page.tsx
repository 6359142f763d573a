import type { RouteOutput } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import { RecordPage, type RecordTab } from '#ui/page/record-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { EnumStatus } from '#ui/show/tone.tsx';
import { DataTable } from '#ui/table/data-table.tsx';
import { getBuilding } from '../../contract/buildings.ts';
import { addressOf, unitAddress } from '../addresses.ts';
import { BuildingArchive } from '../archive/building-archive.tsx';
import { type Act, useAct } from '../form-drawer.tsx';
import { leaseTable } from '../leases/lease.table.ts';
import { certificateTable } from '../ledgers/certificate.table.ts';
import { IssueCertificateDrawer } from '../ledgers/issue-certificate-drawer.tsx';
import { NewLettingDrawer } from '../ledgers/letting-drawers.tsx';
import { StackingPlan } from '../plan/stacking-plan.tsx';
import { roomTable } from '../rooms/room.table.ts';
import { buildingStateTones, titleTones } from '../tones.ts';
import { BuildingAlarms } from './building-alarms.tsx';
import { TitlePanel } from './title-panel.tsx';
import { UsersTable } from './users-table.tsx';

type Building = RouteOutput<typeof getBuilding>;

const tabs: readonly RecordTab<Building>[] = [
  { id: 'plan', labelKey: 'page.office-space.plan', content: (b) => <StackingPlan buildingId={b.id} /> },
  {
    id: 'rooms',
    labelKey: 'menu.office-space.rooms',
    count: (b) => b.roomCount,
    content: (b) => <DataTable table={roomTable} input={{ buildingId: b.id }} />,
  },
  { id: 'users', labelKey: 'page.office-space.building.users', count: (b) => b.users.length, content: (b) => <UsersTable building={b} /> },
  {
    id: 'title',
    labelKey: 'page.office-space.title',
    permission: 'office-space.title.read',
    content: (b) => <TitlePanel buildingId={b.id} />,
  },
  {
    id: 'archive',
    labelKey: 'page.office-space.archive',
    permission: 'office-space.archive.read',
    content: (b) => <BuildingArchive buildingId={b.id} />,
  },
  {
    id: 'lettings',
    labelKey: 'menu.office-space.lettings',
    permission: 'office-space.letting.read',
    content: (b) => <DataTable table={leaseTable} input={{ buildingId: b.id }} />,
  },
  {
    id: 'certificates',
    labelKey: 'menu.office-space.certificates',
    permission: 'office-space.certificate.read',
    content: (b) => <DataTable table={certificateTable} input={{ buildingId: b.id }} />,
  },
];

const actionsOf = (building: Building, act: Act): PageAction[] => [
  {
    id: 'add-room',
    labelKey: 'action.office-space.room.create',
    to: `/office-space/rooms/new?buildingId=${building.id}`,
    offered: building.abilities.addRoom ?? false,
    primary: true,
  },
  {
    id: 'change',
    labelKey: 'action.office-space.building.change',
    to: `/office-space/buildings/${building.id}/edit`,
    offered: building.abilities.change ?? false,
  },
  { id: 'print', labelKey: 'action.office-space.plan.print', to: `/office-space/buildings/${building.id}/plan` },
  {
    id: 'reallocate',
    labelKey: 'action.office-space.reallocation.open',
    to: `/office-space/reallocations/new?buildingId=${building.id}`,
    permission: 'office-space.reallocation.propose',
  },
  {
    id: 'issue',
    labelKey: 'action.office-space.certificate.issue',
    permission: 'office-space.certificate.manage',
    run: () => act.open('issue'),
  },
  {
    id: 'let',
    labelKey: 'action.office-space.letting.create',
    offered: building.abilities.let ?? false,
    run: () => act.open('let'),
  },
];

/** Areas of the rooms by what becomes of them, each leading to the rows behind it. */
function Area({
  building,
  list,
  query,
  value,
}: {
  building: Building;
  list: 'rooms' | 'lettings';
  query: Record<string, string>;
  value: string;
}) {
  const { t } = useWords();
  if (/^0(\.0+)?$/.test(value)) return <span className="qw-num">{`0.00 ${t('unit.sqm')}`}</span>;
  return (
    <AppLink to={addressOf({ list, query: { buildingId: building.id, ...query } })} className="qw-num">
      {`${number(value)} ${t('unit.sqm')}`}
    </AppLink>
  );
}

function useFacts() {
  const { enumLabel } = useWords();
  const word = (list: string, value: string | null) => (value === null ? null : enumLabel(`office-space.${list}`, value));
  return (b: Building) => [
    {
      facts: [
        {
          name: 'orgName',
          labelKey: 'page.office-space.building.manager',
          value: <AppLink to={unitAddress(b.orgId)}>{b.orgName}</AppLink>,
        },
        { name: 'campusName', value: b.campusName },
        { name: 'divisionName', value: b.divisionName },
        { name: 'address', value: b.address },
        { name: 'structure', value: word('structure', b.structure) },
        { name: 'heightClass', value: word('building_form', b.heightClass) },
        { name: 'storeysAbove', value: b.storeysAbove },
        { name: 'storeysBelow', value: b.storeysBelow },
        { name: 'builtYear', value: b.builtYear === null ? null : String(b.builtYear) },
        {
          name: 'titleStatus',
          value: b.titleStatus ? <EnumStatus list="office-space.title_status" value={b.titleStatus} tones={titleTones} /> : null,
        },
      ],
    },
    {
      titleKey: 'page.office-space.form.area',
      facts: [
        { name: 'buildingAreaSqm', value: b.buildingAreaSqm },
        { name: 'usableAreaSqm', value: b.usableAreaSqm },
        { name: 'roomUsableSqm', value: <Area building={b} list="rooms" query={{}} value={b.roomUsableSqm} /> },
        { name: 'vacantSqm', value: <Area building={b} list="rooms" query={{ state: 'vacant' }} value={b.vacantSqm} /> },
        { name: 'letSqm', value: <Area building={b} list="lettings" query={{ direction: 'let' }} value={b.letSqm} /> },
        { name: 'lentSqm', value: <Area building={b} list="lettings" query={{ direction: 'lent' }} value={b.lentSqm} /> },
        { name: 'rentedSqm', value: <Area building={b} list="lettings" query={{ direction: 'rented' }} value={b.rentedSqm} /> },
        { name: 'borrowedSqm', value: <Area building={b} list="lettings" query={{ direction: 'borrowed' }} value={b.borrowedSqm} /> },
      ],
    },
  ];
}

export function Page() {
  const { buildingId } = usePageParams('buildingId');
  const read = useRead(getBuilding, { buildingId });
  const act = useAct();
  const { enumLabel } = useWords();
  const facts = useFacts();
  return (
    <>
      <RecordPage
        read={read}
        domain="office-space"
        title={(b) => b.name}
        number={(b) => b.code}
        status={(b) => ({ tone: buildingStateTones[b.state] ?? 'quiet', word: enumLabel('office-space.building_state', b.state) })}
        actions={(b) => actionsOf(b, act)}
        verdicts={(b) => <BuildingAlarms buildingId={b.id} count={b.alarmCount} />}
        facts={facts}
        tabs={tabs}
        history={(b) => ({ subjectKind: 'building', subjectId: b.id })}
      />
      <NewLettingDrawer
        open={act.name === 'let'}
        onClose={act.close}
        {...(read.data ? { building: { id: read.data.id, orgId: read.data.orgId } } : {})}
      />
      <IssueCertificateDrawer open={act.name === 'issue'} buildingId={buildingId} onClose={act.close} />
    </>
  );
}
