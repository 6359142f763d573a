import { getBuilding } from '#domains/office-space/contract/buildings.ts';
import { getRoom } from '#domains/office-space/contract/rooms.ts';
import { getAccount } from '#kernel/identity/contract/accounts.ts';
import { getPolicy } from '#kernel/identity/contract/policy.ts';
import { getPerson } from '#kernel/org/contract/people.ts';
import { getUnit } from '#kernel/org/contract/units.ts';
import { getCampus } from '#kernel/places/contract/campuses.ts';
import type { TestActor } from '#testing/app.ts';
import type { World } from './world.ts';

/** An input with which a route succeeds in the world of the laws. */
export interface Example {
  readonly input: (world: World) => Record<string, unknown> | Promise<Record<string, unknown>>;
  /** Who may; an actor with every permission over all units unless told. */
  readonly actor?: (world: World) => TestActor;
  /** The record belongs to no unit (a division, one's own account), so no unit is foreign to it; the reason. */
  readonly notOfAUnit?: string;
}

const self = (w: World): TestActor => w.self;
const narrow = (w: World): TestActor => w.narrow;
/** The first day on which nothing of the world stands in the way, and a day to end things on. */
const on = '2025-06-30';
const since = '2021-01-01';
const reason = '示范需要';

const audit: Record<string, Example> = {
  getAuditHistory: { input: (w) => ({ subjectKind: 'room', subjectId: w.roomId }) },
};

const events: Record<string, Example> = {
  postNotificationsRead: { input: (w) => ({ ids: [w.notificationId] }), actor: self },
  getTasksByTaskId: { input: async (w) => ({ taskId: await w.fresh.task() }), actor: self },
  postTasksByTaskIdCancel: { input: async (w) => ({ taskId: await w.fresh.task() }), actor: self },
  getFilesByFileId: { input: (w) => ({ fileId: w.fileId }), actor: narrow },
};

const account = async (w: World) => ({ accountId: await w.fresh.account() });
const identity: Record<string, Example> = {
  getAccountPreferences: { input: () => ({}), actor: self },
  putAccountPreferences: { input: () => ({ locale: 'zh-CN', preferences: { theme: 'dark' } }), actor: self },
  postAccountLocale: { input: () => ({ locale: 'zh-CN' }), actor: self },
  getIdentityAccountsByAccountId: { input: (w) => ({ accountId: w.accountId }) },
  postIdentityAccounts: { input: (w) => ({ username: w.fresh.word('laws-'), displayName: '示范账号', unitId: w.unitId }) },
  patchIdentityAccountsByAccountId: {
    input: async (w) => {
      const { version } = await w.done(getAccount, { accountId: w.accountId });
      return { accountId: w.accountId, displayName: '示范新名', version };
    },
  },
  postIdentityAccountsByAccountIdDisable: { input: async (w) => ({ ...(await account(w)), reason }) },
  postIdentityAccountsByAccountIdEnable: { input: account },
  postIdentityAccountsByAccountIdResetPassword: { input: account },
  postIdentityAccountsByAccountIdUnlock: { input: account },
  postIdentityAccountsByAccountIdEndSessions: { input: account },
  postIdentityAccountsByAccountIdGrants: {
    input: async (w) => ({ ...(await account(w)), role: 'staff', reach: 'unit', unitId: w.unitId }),
    actor: self,
  },
  postIdentityGrantsByGrantIdEnd: { input: async (w) => ({ grantId: await w.fresh.grant() }), actor: self },
  putIdentityPolicy: {
    input: async (w) => {
      const { abilities: _, ...policy } = await w.done(getPolicy, {});
      return { ...policy, minLength: 9 };
    },
  },
  postIdentityKeys: { input: (w) => ({ name: w.fresh.word('key'), permissions: ['org.unit.read'], days: 30 }), actor: self },
  postIdentityKeysByKeyIdRevoke: { input: async (w) => ({ keyId: await w.fresh.key() }), actor: self },
};

/** A unit of its own with its version; its parent is the root. */
const unit = async (w: World) => {
  const unitId = await w.fresh.unit();
  return { unitId, version: (await w.done(getUnit, { unitId })).version };
};
/** A person of unit A with the version. */
const person = async (w: World) => {
  const personId = await w.fresh.person();
  return { personId, version: (await w.done(getPerson, { personId })).version };
};
const open = 'divisions are public: no unit owns them';
const org: Record<string, Example> = {
  getSearch: { input: () => ({ q: '示范' }) },
  getOrgDivisionsByCode: { input: (w) => ({ code: w.divisionCode }), notOfAUnit: open },
  getOrgUnitsByUnitId: { input: (w) => ({ unitId: w.unitId }) },
  postOrgUnits: {
    input: (w) => ({
      parentId: w.unitId,
      name: w.fresh.word('示范处'),
      kind: 'institution',
      adminLevel: 'city',
      limitLevel: 'M',
      divisionCode: w.divisionCode,
      foundedOn: since,
    }),
  },
  patchOrgUnitsByUnitId: { input: async (w) => ({ ...(await unit(w)), shortName: '示范简称' }) },
  postOrgUnitsByUnitIdRename: { input: async (w) => ({ ...(await unit(w)), name: w.fresh.word('示范新局'), on, reason }) },
  postOrgUnitsByUnitIdReclassify: { input: async (w) => ({ ...(await unit(w)), kind: 'institution', reason }) },
  postOrgUnitsByUnitIdMove: { input: async (w) => ({ ...(await unit(w)), parentId: w.unitId, on, reason }) },
  postOrgUnitsByUnitIdMerge: { input: async (w) => ({ ...(await unit(w)), successorId: w.unitId, on, reason }) },
  postOrgUnitsByUnitIdAbolish: { input: async (w) => ({ ...(await unit(w)), on, reason }) },
  getOrgUnitsByUnitIdHistory: { input: (w) => ({ unitId: w.unitId }) },
  getOrgUnitsByUnitIdEstablishment: { input: (w) => ({ unitId: w.unitId }) },
  putOrgUnitsByUnitIdEstablishment: {
    input: (w) => ({ unitId: w.unitId, from: '2025-01-01', document: '示范编〔2025〕1号', figures: [{ rankCode: 'M5', approved: 14 }] }),
  },
  getOrgPeopleByPersonId: { input: (w) => ({ personId: w.personId }) },
  postOrgPeople: {
    input: (w) => ({ orgId: w.unitId, name: '李示范', staffNo: w.fresh.word('S'), title: '科员', rankCode: 'M5', from: since }),
  },
  patchOrgPeopleByPersonId: { input: async (w) => ({ ...(await person(w)), phone: '0519-00000000' }) },
  postOrgPeopleByPersonIdTransfer: {
    input: async (w) => ({ ...(await person(w)), on, reason, to: { orgId: w.otherUnitId, title: '科员', rankCode: 'M5' } }),
  },
  postOrgPeopleByPersonIdRetire: { input: async (w) => ({ ...(await person(w)), on, reason }) },
  postOrgPeopleByPersonIdLeave: { input: async (w) => ({ ...(await person(w)), on, reason }) },
  postOrgPeopleByPersonIdPosts: {
    input: async (w) => ({ personId: await w.fresh.person(), orgId: w.otherUnitId, title: '兼职', rankCode: 'M5', from: since }),
  },
  postOrgPostsByPostIdEnd: {
    input: async (w) => {
      const { posts } = await w.done(getPerson, { personId: await w.fresh.person() });
      return { postId: posts[0]?.id, on, endReason: 'removal' };
    },
  },
};

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

/** Examples by operation id. A new route with parameters or a body does not pass the laws without one. */
export const examples: Readonly<Record<string, Example>> = {
  ...audit,
  ...events,
  ...identity,
  ...org,
  ...places,
  ...register,
  ...use,
  ...check,
};

/** Routes whose success is proved by a test of their own, as `file: name of the test`: they need a cookie, a stream, a file or a second system. */
export const byHand: Readonly<Record<string, string>> = {
  getEventsStream: 'kernel/events/server/stream.test.ts: tells a page of its account what concerns it, and no other page',
  postFiles: 'kernel/files/server/files.test.ts: keeps a file and gives it back byte by byte, under its Chinese name',
  postAuthSignInUsername: 'kernel/identity/server/sign-in.test.ts: sets a session that /me knows and signing out ends',
  postAuthTwoFactorVerifyTotp: 'kernel/identity/server/second-factor.test.ts: is asked for once it is on',
  postAuthTwoFactorVerifyBackupCode: 'kernel/identity/server/second-factor.test.ts: has backup codes, each good once',
  postAuthDemo: 'kernel/identity/server/accounts.test.ts: lets in by role with one click, only the accounts it names',
  postAuthOidcStart: 'kernel/identity/server/oidc.test.ts: goes through code and PKCE, links by the rule and lets in',
  getAuthOidcCallbackByProvider: 'kernel/identity/server/oidc.test.ts: goes through code and PKCE, links by the rule and lets in',
  getMe: 'kernel/identity/server/sign-in.test.ts: sets a session that /me knows and signing out ends',
  postAccountPassword: 'kernel/identity/server/sign-in.test.ts: ends every other session at once',
  postAccountTwoFactorBegin:
    'kernel/identity/server/second-factor.test.ts: is not on before it is confirmed, and needs the password to begin',
  postAccountTwoFactorConfirm: 'kernel/identity/server/second-factor.test.ts: is asked for once it is on',
  postAccountTwoFactorDisable:
    'kernel/identity/server/second-factor.test.ts: can be switched off by its owner, and by the security administrator when it is lost',
  getAccountSessions: 'kernel/identity/server/accounts.test.ts: shows its sessions and ends them',
  deleteAccountSessionsBySessionId: 'kernel/identity/server/accounts.test.ts: shows its sessions and ends them',
  postAccountSessionsEndOthers: 'kernel/identity/server/accounts.test.ts: shows its sessions and ends them',
  postIdentityAccountsByAccountIdResetSecondFactor:
    'kernel/identity/server/second-factor.test.ts: can be switched off by its owner, and by the security administrator when it is lost',
};
