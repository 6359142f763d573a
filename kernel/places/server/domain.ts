import { defineDomain, serve } from '#kernel/domain.ts';
import * as buildings from '../contract/buildings.ts';
import * as campuses from '../contract/campuses.ts';
import { placesErrors } from '../contract/errors.ts';
import { placesPermissions } from '../contract/permissions.ts';
import * as rooms from '../contract/rooms.ts';
import * as tree from '../contract/tree.ts';
import { changeBuilding } from './change-building.ts';
import { changeCampus } from './change-campus.ts';
import { createBuilding } from './create-building.ts';
import { createCampus } from './create-campus.ts';
import { getBuilding } from './get-building.query.ts';
import { getRoom } from './get-room.query.ts';
import { listBuildings } from './list-buildings.query.ts';
import { getCampus, listCampuses } from './list-campuses.query.ts';
import { listFloors } from './list-floors.query.ts';
import { listPoints } from './list-points.query.ts';
import { onUnitMerged } from './on-unit-merged.ts';
import { pickPlaces } from './pick-places.query.ts';
import { placeTree } from './place-tree.query.ts';
import { putFloors } from './put-floors.ts';

/** Places (院区、楼宇、楼层、房间): the physical ground that every line of work builds on. */
export const places = defineDomain({
  name: 'places',
  permissions: placesPermissions,
  errors: placesErrors,
  // Codes of buildings and rooms are named by the room that enters them; the use cases here name them themselves (`refusals.ts`).
  constraints: {
    campus_code: 'places.campus_code_taken',
    campus_division_code_fkey: 'places.division_unknown',
    room_floor: 'places.room_floor_elsewhere',
    unit_without_places: 'org.unit_not_empty',
  },
  routes: [
    serve(tree.placeTree, placeTree),
    serve(tree.pickPlaces, pickPlaces),
    serve(tree.listPoints, listPoints),
    serve(campuses.listCampuses, listCampuses),
    serve(campuses.getCampus, getCampus),
    serve(campuses.createCampus, createCampus),
    serve(campuses.changeCampus, changeCampus),
    serve(buildings.listBuildings, listBuildings),
    serve(buildings.getBuilding, getBuilding),
    serve(buildings.createBuilding, createBuilding),
    serve(buildings.changeBuilding, changeBuilding),
    serve(buildings.listFloors, listFloors),
    serve(buildings.putFloors, putFloors),
    serve(rooms.getRoom, getRoom),
  ],
  handlers: [onUnitMerged],
});
