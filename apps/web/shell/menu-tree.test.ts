import { describe, expect, it } from 'vitest';
import { defineRoom } from '#ui/room/define-room.ts';
import { entryOf, menuTree, titleKeyOf } from './menu-tree.ts';

const page = () => Promise.reject(new Error('not loaded here'));
const rooms = [
  defineRoom({
    domain: 'b',
    menu: [
      { id: 'rooms', group: 'office-space', to: '/office-space/rooms', permission: 'b.read' },
      { id: 'alarms', group: 'office-space', to: '/office-space/alarms', also: ['/alarm'], permission: ['b.alarm', 'b.all'], order: 1 },
      { id: 'secret', group: 'security', to: '/audit', permission: 'audit.read' },
      { id: 'own', group: 'canteen', to: '/canteen', permission: 'signed-in' },
    ],
    routes: [
      { path: '/office-space/rooms/new', page, permission: 'b.read', titleKey: 'new' },
      { path: '/office-space/rooms/$roomId', page, permission: 'b.read', titleKey: 'one' },
    ],
  }),
  defineRoom({ domain: 'a', menu: [{ id: 'home', group: 'work', to: '/', permission: 'signed-in' }], routes: [] }),
];
const can = (permission: string) => ['signed-in', 'b.read', 'b.all'].includes(permission);

describe('the menu of an account', () => {
  const branches = menuTree(rooms, can);
  it('has the lines of work in order, unknown ones last, and nothing that would be refused', () => {
    expect(branches.map((b) => [b.group, b.entries.map((e) => e.id)])).toEqual([
      ['work', ['home']],
      ['office-space', ['alarms', 'rooms']],
      ['canteen', ['own']],
    ]);
  });
  it('knows where a page belongs', () => {
    expect(entryOf(branches, '/office-space/rooms/1/edit')?.id).toBe('rooms');
    expect(entryOf(branches, '/office-space/roomsX')).toBeUndefined();
    expect(entryOf(branches, '/')?.id).toBe('home');
    expect(entryOf(branches, '/alarm/7')?.id).toBe('alarms');
  });
  it('takes the exact title before that of a pattern', () => {
    expect(titleKeyOf(rooms, '/office-space/rooms/new')).toBe('new');
    expect(titleKeyOf(rooms, '/office-space/rooms/7')).toBe('one');
    expect(titleKeyOf(rooms, '/office-space/rooms/7/edit')).toBeUndefined();
  });
});
