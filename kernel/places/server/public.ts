/** The door of places: what other rooms may call inside their own transaction. Walls hold as everywhere. */
export { ensureFloors } from './ensure-floors.ts';
export { type BuildingRow, type CampusRow, putBuildings, putCampuses } from './put-buildings.ts';
export { putRooms, type RoomRow } from './put-rooms.ts';
export type { PutResult } from './put-rows.ts';
export { buildingSearchText, roomSearchText } from './search-text.ts';
