import { room as own } from '#apps/web/own/routes.tsx';
import type { Room } from '#ui/room/define-room.ts';

/** Every room with a face, in the order of the menu. A new one is two lines: its import and its name here. */
export const rooms: readonly Room[] = [own];
