import { getBuilding } from '#domains/office-space/contract/buildings.ts';
import { getRoom } from '#domains/office-space/contract/rooms.ts';
import { getCampus } from '#kernel/places/contract/campuses.ts';
import type { World } from '../world.ts';
import { type Example, narrow, on, self, since } from './example.ts';

const floors = async (w: World) => {
  const kept = await w.done(getBuilding, { buildingId: w.buildingId });
  return kept.floors.map(({ level, name }) => ({ level, name }));
};
const place = (w: World) => ({ orgId: w.unitId, name: '示范楼', divisionCode: w.divisionCode });
const buildingChange = async (w: World) => {
  const { version } = await w.done(getBuilding, { buildingId: w.buildingId });
  return { buildingId: w.buildingId, address: '示范路1号', version };
};
const places: Record<string, Example> = {
  getPlacesCampusesByCampusId: { input: (w) => ({ campusId: w.campusId }) },
  postPlacesCampuses: { input: (w) => ({ ...place(w), code: w.fresh.word('C') }) },
  patchPlacesCampusesByCampusId: {
    input: async (w) => {
      const { version } = await w.done(getCampus, { campusId: w.campusId });
      return { campusId: w.campusId, address: '示范路1号', version };
    },
  },
  getPlacesBuildingsByBuildingId: { input: (w) => ({ buildingId: w.buildingId }) },
  postPlacesBuildings: { input: (w) => ({ ...place(w), campusId: w.campusId, code: w.fresh.word('B'), storeysAbove: 2 }) },
  patchPlacesBuildingsByBuildingId: { input: buildingChange },
  getPlacesBuildingsByBuildingIdFloors: { input: (w) => ({ buildingId: w.buildingId }) },
  putPlacesBuildingsByBuildingIdFloors: { input: async (w) => ({ buildingId: w.buildingId, floors: await floors(w) }) },
  getPlacesRoomsByRoomId: { input: (w) => ({ roomId: w.roomId }) },
};

const register: Record<string, Example> = {
  getOfficeSpaceBuildingsByBuildingId: { input: (w) => ({ buildingId: w.buildingId }) },
  postOfficeSpaceBuildings: { input: (w) => ({ ...place(w), campusId: w.campusId, code: w.fresh.word('B'), storeysAbove: 2 }) },
  patchOfficeSpaceBuildingsByBuildingId: { input: buildingChange },
  getOfficeSpaceBuildingsByBuildingIdTitle: { input: (w) => ({ buildingId: w.buildingId }) },
  putOfficeSpaceBuildingsByBuildingIdTitle: {
    input: async (w) => ({ buildingId: await w.fresh.building(), status: 'filed', document: '示范权属备案〔2021〕1号' }),
  },
  getOfficeSpaceBuildingsByBuildingIdStack: { input: (w) => ({ buildingId: w.buildingId }) },
  getOfficeSpaceRoomsByRoomId: { input: (w) => ({ roomId: w.roomId }) },
  postOfficeSpaceRooms: {
    input: (w) => ({
      orgId: w.unitId,
      buildingId: w.buildingId,
      floorId: w.floorId,
      code: w.fresh.word('R'),
      name: '示范办公室',
      kind: 'office',
      usableAreaSqm: '18',
    }),
  },
  patchOfficeSpaceRoomsByRoomId: {
    input: async (w) => {
      const { version } = await w.done(getRoom, { roomId: w.roomId });
      return { roomId: w.roomId, note: '朝南', version };
    },
  },
  postOfficeSpaceRoomsTransfer: {
    input: async (w) => ({ roomIds: [await w.fresh.room()], toOrgId: w.unitId, document: '示范调〔2025〕1号' }),
  },
  postOfficeSpaceLettings: {
    input: async (w) => ({
      orgId: w.unitId,
      buildingId: w.buildingId,
      roomId: await w.fresh.room(),
      direction: 'let',
      counterpart: '示范公司',
      areaSqm: '18',
      from: since,
    }),
  },
  postOfficeSpaceLettingsByLettingIdEnd: { input: async (w) => ({ lettingId: await w.fresh.letting(), on }) },
  postOfficeSpaceCertificates: {
    input: async (w) => ({
      orgId: w.unitId,
      buildingId: w.buildingId,
      roomId: await w.fresh.room(),
      number: w.fresh.word('示范用证'),
      agreementNo: '示范协2号',
      from: since,
    }),
  },
};

const use: Record<string, Example> = {
  postOfficeSpaceOccupancies: {
    input: async (w) => ({ roomId: await w.fresh.room(), personIds: [await w.fresh.person()], from: since }),
  },
  postOfficeSpaceOccupanciesByOccupancyIdMove: {
    input: async (w) => ({ occupancyId: await w.fresh.occupancy(), roomId: await w.fresh.room(), on }),
  },
  postOfficeSpaceOccupanciesByOccupancyIdVacate: { input: async (w) => ({ occupancyId: await w.fresh.occupancy(), on }) },
  postOfficeSpaceRoomsByRoomIdTrySeating: { input: (w) => ({ roomId: w.roomId, personIds: [w.personId] }) },
  getOfficeSpaceRoomsByRoomIdUse: { input: (w) => ({ roomId: w.roomId }) },
  getOfficeSpacePeopleByPersonIdUse: { input: (w) => ({ personId: w.personId }) },
};

const form = (w: World) => ({ form: '2', divisionCode: w.divisionCode, level: 'city' });
const general = 'the same for every unit';
const check: Record<string, Example> = {
  getOfficeSpaceLedgersUnitsByUnitId: { input: (w) => ({ unitId: w.unitId }) },
  putOfficeSpaceSettingsByKey: {
    input: () => ({ key: 'townshipServicePerHeadSqm', value: '7', validFrom: '2025-01-01', document: '示范用房〔2025〕1号' }),
    notOfAUnit: 'a setting holds for the whole installation; only who reaches all of it decides one',
  },
  postOfficeSpaceLimitsCompute: {
    input: () => ({ level: 'M', establishment: { M3: 1, M4: 4, M5: 145 }, building: 'multi-storey' }),
    notOfAUnit: general,
  },
  postOfficeSpaceApprovedAreasCompute: { input: (w) => ({ orgId: w.unitId, building: 'multi-storey', from: '2025-02-01' }) },
  postOfficeSpaceApprovedAreasFile: {
    input: (w) => ({
      orgId: w.unitId,
      building: 'multi-storey',
      officeSqm: '144',
      serviceSqm: '100',
      equipmentSqm: '30',
      basicBuildingSqm: '500',
      from: '2025-03-01',
      document: '示范核〔2025〕1号',
    }),
  },
  getOfficeSpaceUnitsByUnitIdCheck: { input: (w) => ({ unitId: w.unitId }) },
  postOfficeSpaceChecks: { input: () => ({}), actor: self },
  getOfficeSpaceStatisticsFormsByForm: { input: form, notOfAUnit: 'a form without a row within reach is an empty form' },
  getOfficeSpaceStatisticsFormsByFormExport: { input: form, notOfAUnit: 'as the form it prints' },
  getOfficeSpaceImportsByKindTemplate: { input: () => ({ kind: 'rooms' }), notOfAUnit: general },
  postOfficeSpaceImportsByKindPreview: { input: (w) => ({ kind: 'rooms', fileId: w.fileId }), actor: narrow },
  postOfficeSpaceImportsByKind: { input: (w) => ({ kind: 'rooms', fileId: w.fileId }), actor: narrow },
};

/** Places and the register of office space. */
export const officeSpaceExamples: Readonly<Record<string, Example>> = { ...places, ...register, ...use, ...check };
