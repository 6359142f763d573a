import { defineRoom } from '#ui/room/define-room.ts';

export const room = defineRoom({
  domain: 'identity',
  menu: [
    {
      id: 'identity.accounts',
      group: 'security',
      icon: 'person',
      to: '/identity/accounts',
      permission: 'identity.account.read',
      order: 10,
    },
    { id: 'identity.grants', group: 'security', icon: 'role', to: '/identity/grants', permission: 'identity.grant.read', order: 20 },
    { id: 'identity.roles', group: 'security', icon: 'table', to: '/identity/roles', permission: 'identity.role.read', order: 30 },
    { id: 'identity.policy', group: 'security', icon: 'setting', to: '/identity/policy', permission: 'identity.policy.read', order: 40 },
    {
      id: 'identity.keys',
      group: 'system',
      icon: 'key',
      to: '/identity/keys',
      permission: ['identity.key.create', 'identity.key.revoke'],
      order: 20,
      onPhone: false,
    },
    {
      id: 'identity.reference',
      group: 'system',
      icon: 'api',
      to: '/api-reference',
      permission: ['identity.key.create', 'identity.key.revoke'],
      order: 30,
      onPhone: false,
    },
  ],
  routes: [
    {
      path: '/identity/accounts',
      page: () => import('./accounts.page.tsx'),
      permission: 'identity.account.read',
      titleKey: 'menu.identity.accounts',
    },
    {
      path: '/identity/accounts/new',
      page: () => import('./new-account.page.tsx'),
      permission: 'identity.account.create',
      titleKey: 'page.identity.account.new',
    },
    { path: '/identity/accounts/$accountId', page: () => import('./account.page.tsx'), permission: 'identity.account.read' },
    {
      path: '/identity/accounts/$accountId/change',
      page: () => import('./change-account.page.tsx'),
      permission: 'identity.account.update',
    },
    { path: '/identity/accounts/$accountId/grant', page: () => import('./new-grant.page.tsx'), permission: 'identity.grant.create' },
    {
      path: '/identity/grants',
      page: () => import('./grants.page.tsx'),
      permission: 'identity.grant.read',
      titleKey: 'menu.identity.grants',
    },
    { path: '/identity/roles', page: () => import('./roles.page.tsx'), permission: 'identity.role.read', titleKey: 'menu.identity.roles' },
    {
      path: '/identity/policy',
      page: () => import('./policy.page.tsx'),
      permission: 'identity.policy.read',
      titleKey: 'menu.identity.policy',
    },
    { path: '/identity/keys', page: () => import('./keys.page.tsx'), permission: 'identity.key.read', titleKey: 'menu.identity.keys' },
    {
      path: '/identity/keys/new',
      page: () => import('./new-key.page.tsx'),
      permission: 'identity.key.create',
      titleKey: 'page.identity.key.new',
    },
    {
      path: '/api-reference',
      page: () => import('./reference.page.tsx'),
      permission: ['identity.key.create', 'identity.key.revoke'],
      titleKey: 'menu.identity.reference',
    },
  ],
  pickers: [{ kind: 'account', fields: ['accountId'], load: () => import('./account-picker.tsx') }],
});
