import { createContext, useContext } from 'react';
import type { Room } from '#ui/room/define-room.ts';

/** The rooms of the application, given by the shell: pages that show all of them (the home page) must not name them. */
export const RoomsContext = createContext<readonly Room[]>([]);

export const useRooms = (): readonly Room[] => useContext(RoomsContext);
