/** The door of places: what other rooms may call inside their own transaction. Walls hold as everywhere. */
export { type BuildingRow, type CampusRow, putBuildings, putCampuses } from './put-buildings.ts';
export { putRooms, type RoomRow } from './put-rooms.ts';
export type { PutResult } from './put-rows.ts';
export { roomSearchText } from './search-text.ts';
export { insertBuilding, updateBuilding } from './store-building.ts';
