import { defineRoom } from '#ui/room/define-room.ts';

const manageUnit = 'org.unit.manage';
const managePeople = 'org.person.manage';

export const room = defineRoom({
  domain: 'org',
  menu: [
    { id: 'org.units', group: 'people', icon: 'unit', to: '/org/units', permission: 'org.unit.read', order: 10 },
    { id: 'org.people', group: 'people', icon: 'people', to: '/org/people', permission: 'org.person.read', order: 20 },
    { id: 'org.divisions', group: 'people', icon: 'division', to: '/org/divisions', permission: 'org.division.read', order: 30 },
  ],
  routes: [
    { path: '/org/units', page: () => import('./units.page.tsx'), permission: 'org.unit.read', titleKey: 'menu.org.units' },
    { path: '/org/units/new', page: () => import('./new-unit.page.tsx'), permission: manageUnit, titleKey: 'page.org.unit.new' },
    { path: '/org/units/$unitId', page: () => import('./unit.page.tsx'), permission: 'org.unit.read' },
    { path: '/org/units/$unitId/change', page: () => import('./change-unit.page.tsx'), permission: 'org.unit.change' },
    { path: '/org/units/$unitId/rename', page: () => import('./rename-unit.page.tsx'), permission: manageUnit },
    { path: '/org/units/$unitId/reclassify', page: () => import('./reclassify-unit.page.tsx'), permission: manageUnit },
    { path: '/org/units/$unitId/move', page: () => import('./move-unit.page.tsx'), permission: manageUnit },
    { path: '/org/units/$unitId/merge', page: () => import('./merge-unit.page.tsx'), permission: manageUnit },
    { path: '/org/units/$unitId/abolish', page: () => import('./abolish-unit.page.tsx'), permission: manageUnit },
    {
      path: '/org/units/$unitId/establishment',
      page: () => import('./file-establishment.page.tsx'),
      permission: 'org.establishment.manage',
    },
    { path: '/org/people', page: () => import('./people.page.tsx'), permission: 'org.person.read', titleKey: 'menu.org.people' },
    { path: '/org/people/new', page: () => import('./new-person.page.tsx'), permission: managePeople, titleKey: 'page.org.person.new' },
    { path: '/org/people/$personId', page: () => import('./person.page.tsx'), permission: 'org.person.read' },
    { path: '/org/people/$personId/change', page: () => import('./change-person.page.tsx'), permission: managePeople },
    { path: '/org/people/$personId/transfer', page: () => import('./transfer-person.page.tsx'), permission: managePeople },
    { path: '/org/people/$personId/retire', page: () => import('./retire-person.page.tsx'), permission: managePeople },
    { path: '/org/people/$personId/leave', page: () => import('./leave-person.page.tsx'), permission: managePeople },
    { path: '/org/people/$personId/add-post', page: () => import('./add-post.page.tsx'), permission: managePeople },
    { path: '/org/divisions', page: () => import('./divisions.page.tsx'), permission: 'org.division.read', titleKey: 'menu.org.divisions' },
  ],
  pickers: [
    { kind: 'unit', fields: ['unitId', 'orgId', 'successorId'], load: () => import('./unit-picker.tsx') },
    { kind: 'person', fields: ['personId'], load: () => import('./person-picker.tsx') },
    { kind: 'division', fields: ['divisionCode'], load: () => import('./division-picker.tsx') },
  ],
});
