import { defineRoom } from '#ui/room/define-room.ts';

/** Approvals in the browser: deciding, the printed form, matters under way, and the flows themselves. */
export const room = defineRoom({
  domain: 'approvals',
  menu: [
    {
      id: 'approvals.running',
      group: 'supervision',
      icon: 'audit',
      to: '/approvals/running',
      permission: 'approvals.definition.read',
    },
    {
      id: 'approvals.flows',
      group: 'system',
      icon: 'network',
      to: '/approvals/flows',
      permission: 'approvals.definition.read',
      onPhone: false,
    },
  ],
  routes: [
    { path: '/approvals/running', page: () => import('./running/running.page.tsx'), permission: 'approvals.definition.read' },
    { path: '/approvals/flows', page: () => import('./flows/flows.page.tsx'), permission: 'approvals.definition.read' },
    {
      path: '/approvals/flows/$key',
      page: () => import('./editor/editor.page.tsx'),
      permission: 'approvals.definition.read',
      titleKey: 'page.approvals.editor',
    },
    {
      path: '/approvals/$flowId',
      page: () => import('./decision/flow.page.tsx'),
      permission: 'approvals.flow.read',
      titleKey: 'page.approvals.flow',
    },
    {
      path: '/approvals/$flowId/print',
      page: () => import('./print/print.page.tsx'),
      permission: 'approvals.flow.read',
      titleKey: 'page.approvals.print',
    },
  ],
  pickers: [
    { kind: 'colleague', fields: ['colleagueId'], load: () => import('./decision/colleague-picker.tsx') },
    { kind: 'approval-subject', fields: ['subjectKind'], load: () => import('./flows/subject-picker.tsx') },
  ],
});
