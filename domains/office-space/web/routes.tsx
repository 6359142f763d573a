import { defineRoom } from '#ui/room/define-room.ts';
import { archivePart } from './archive/part.ts';
import { disposalsPart } from './disposals/part.ts';
import { drawingsPart } from './drawings/part.ts';
import { dutiesPart } from './duties/part.ts';
import { leasesPart } from './leases/part.ts';
import { patrolPart } from './patrols/part.ts';
import { projectsPart } from './projects/part.ts';
import { reallocationPart } from './reallocation/part.ts';
import { requestsPart } from './requests/part.ts';
import { secondOfficesPart } from './second-offices/part.ts';

const group = 'office-space';
const alarmed = 'office-space.alarm.read';

/** Office space in the browser: registers, seats, approved areas, findings, ledgers, statistics, imports. */
export const room = defineRoom(
  {
    domain: 'office-space',
    menu: [
      { id: 'office-space.overview', group, icon: 'chart', to: '/office-space', permission: 'office-space.room.read' },
      { id: 'office-space.buildings', group, icon: 'building', to: '/office-space/buildings', permission: 'office-space.building.read' },
      { id: 'office-space.map', group, icon: 'place', to: '/office-space/map', permission: 'office-space.building.read' },
      { id: 'office-space.rooms', group, icon: 'room', to: '/office-space/rooms', permission: 'office-space.room.read' },
      { id: 'office-space.occupancies', group, icon: 'people', to: '/office-space/occupancies', permission: 'office-space.occupancy.read' },
      { id: 'office-space.alarms', group, icon: 'alarm', to: '/office-space/alarms', permission: alarmed },
      { id: 'office-space.reclaims', group, icon: 'calendar', to: '/office-space/reclaims', permission: 'office-space.occupancy.read' },
      {
        id: 'office-space.approved-areas',
        group,
        icon: 'document',
        to: '/office-space/approved-areas',
        permission: 'office-space.approved-area.read',
      },
      { id: 'office-space.limits', group, icon: 'floor', to: '/office-space/limits', permission: 'signed-in' },
      { id: 'office-space.ledger', group, icon: 'table', to: '/office-space/ledger', permission: 'office-space.ledger.read' },
      {
        id: 'office-space.lettings',
        group: 'office-space-supply',
        icon: 'move',
        to: '/office-space/lettings',
        permission: 'office-space.letting.read',
      },
      {
        id: 'office-space.certificates',
        group,
        icon: 'certificate',
        to: '/office-space/certificates',
        permission: 'office-space.certificate.read',
      },
      { id: 'office-space.statistics', group, icon: 'audit', to: '/office-space/statistics', permission: 'office-space.statistics.read' },
      {
        id: 'office-space.imports',
        group,
        icon: 'import',
        to: '/office-space/imports',
        permission: 'office-space.import.run',
        onPhone: false,
      },
      { id: 'office-space.settings', group, icon: 'setting', to: '/office-space/settings', permission: 'office-space.setting.read' },
    ],
    routes: [
      { path: '/office-space', page: () => import('./overview/overview.page.tsx'), permission: 'office-space.room.read' },
      { path: '/office-space/buildings', page: () => import('./buildings/buildings.page.tsx'), permission: 'office-space.building.read' },
      {
        path: '/office-space/buildings/new',
        page: () => import('./buildings/new-building.page.tsx'),
        permission: 'office-space.building.manage',
        titleKey: 'page.office-space.building.new',
      },
      {
        path: '/office-space/buildings/$buildingId',
        page: () => import('./buildings/building.page.tsx'),
        permission: 'office-space.building.read',
        titleKey: 'page.office-space.building',
      },
      {
        path: '/office-space/buildings/$buildingId/edit',
        page: () => import('./buildings/edit-building.page.tsx'),
        permission: 'office-space.building.manage',
        titleKey: 'page.office-space.building.edit',
      },
      {
        path: '/office-space/buildings/$buildingId/plan',
        page: () => import('./plan/plan.page.tsx'),
        permission: 'office-space.room.read',
        titleKey: 'page.office-space.plan',
      },
      { path: '/office-space/map', page: () => import('./map/map.page.tsx'), permission: 'office-space.building.read' },
      { path: '/office-space/rooms', page: () => import('./rooms/rooms.page.tsx'), permission: 'office-space.room.read' },
      {
        path: '/office-space/rooms/new',
        page: () => import('./rooms/new-room.page.tsx'),
        permission: 'office-space.room.manage',
        titleKey: 'page.office-space.room.new',
      },
      {
        path: '/office-space/rooms/$roomId',
        page: () => import('./rooms/room.page.tsx'),
        permission: 'office-space.room.read',
        titleKey: 'page.office-space.room',
      },
      {
        path: '/office-space/rooms/$roomId/edit',
        page: () => import('./rooms/edit-room.page.tsx'),
        permission: 'office-space.room.manage',
        titleKey: 'page.office-space.room.edit',
      },
      {
        path: '/office-space/occupancies',
        page: () => import('./seats/occupancies.page.tsx'),
        permission: 'office-space.occupancy.read',
      },
      {
        path: '/office-space/people/$personId',
        page: () => import('./seats/person.page.tsx'),
        permission: 'office-space.occupancy.read',
        titleKey: 'page.office-space.person',
      },
      { path: '/office-space/reclaims', page: () => import('./seats/reclaims.page.tsx'), permission: 'office-space.occupancy.read' },
      { path: '/office-space/alarms', page: () => import('./alarms/alarms.page.tsx'), permission: alarmed },
      {
        path: '/office-space/units/$unitId',
        page: () => import('./units/unit.page.tsx'),
        permission: 'office-space.ledger.read',
        titleKey: 'page.office-space.unit',
      },
      {
        path: '/office-space/approved-areas',
        page: () => import('./units/approved-areas.page.tsx'),
        permission: 'office-space.approved-area.read',
      },
      { path: '/office-space/limits', page: () => import('./units/limits.page.tsx'), permission: 'signed-in' },
      { path: '/office-space/ledger', page: () => import('./ledgers/ledger.page.tsx'), permission: 'office-space.ledger.read' },
      {
        path: '/office-space/reconciliation',
        page: () => import('./ledgers/reconciliation.page.tsx'),
        permission: 'office-space.ledger.read',
        titleKey: 'page.office-space.reconciliation',
      },
      { path: '/office-space/lettings', page: () => import('./leases/leases.page.tsx'), permission: 'office-space.letting.read' },
      {
        path: '/office-space/certificates',
        page: () => import('./ledgers/certificates.page.tsx'),
        permission: 'office-space.certificate.read',
      },
      {
        path: '/office-space/statistics',
        page: () => import('./statistics/statistics.page.tsx'),
        permission: 'office-space.statistics.read',
      },
      { path: '/office-space/imports', page: () => import('./imports/imports.page.tsx'), permission: 'office-space.import.run' },
      { path: '/office-space/settings', page: () => import('./settings/settings.page.tsx'), permission: 'office-space.setting.read' },
    ],
    opens: [
      { path: '/places/buildings/', as: '/office-space/buildings/', permission: 'office-space.building.read' },
      { path: '/places/rooms/', as: '/office-space/rooms/', permission: 'office-space.room.read' },
    ],
    counters: () => import('./overview/counters.ts'),
    home: [
      {
        id: 'office-space.duty',
        titleKey: 'page.office-space.home.duty',
        permission: alarmed,
        component: () => import('./overview/duty-section.tsx'),
        order: 10,
      },
      {
        id: 'office-space.seat',
        titleKey: 'page.office-space.home.space',
        permission: 'office-space.room.read',
        component: () => import('./overview/space-section.tsx'),
        order: 20,
      },
    ],
  },
  archivePart,
  disposalsPart,
  dutiesPart,
  leasesPart,
  patrolPart,
  projectsPart,
  drawingsPart,
  reallocationPart,
  requestsPart,
  secondOfficesPart,
);
