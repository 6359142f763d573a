import {
  AlertOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BellOutlined,
  BuildOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ClusterOutlined,
  EnvironmentOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  HomeOutlined,
  ImportOutlined,
  KeyOutlined,
  PartitionOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SettingOutlined,
  SwapOutlined,
  TableOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

/** The pictures that menus name. A room that needs another one adds it here. */
const icons: Readonly<Record<string, ComponentType>> = {
  home: HomeOutlined,
  bell: BellOutlined,
  todo: CheckSquareOutlined,
  building: BankOutlined,
  room: AppstoreOutlined,
  floor: BuildOutlined,
  place: EnvironmentOutlined,
  unit: ApartmentOutlined,
  division: PartitionOutlined,
  person: UserOutlined,
  people: TeamOutlined,
  alarm: AlertOutlined,
  chart: BarChartOutlined,
  table: TableOutlined,
  import: ImportOutlined,
  move: SwapOutlined,
  certificate: FileDoneOutlined,
  document: FileTextOutlined,
  calendar: CalendarOutlined,
  job: ScheduleOutlined,
  audit: AuditOutlined,
  role: SafetyCertificateOutlined,
  key: KeyOutlined,
  api: ApiOutlined,
  setting: SettingOutlined,
  network: ClusterOutlined,
};

/** A picture beside a word; never the only sign. */
export function Icon({ name }: { name: string | undefined }) {
  const Picture = icons[name ?? ''] ?? FileTextOutlined;
  return (
    <span aria-hidden="true" className="qw-icon">
      <Picture />
    </span>
  );
}
