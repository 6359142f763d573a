import { domains } from '#apps/server/compose.ts';
import { createBuilding, getBuilding, putTitle } from '#domains/office-space/contract/buildings.ts';
import { issueCertificate } from '#domains/office-space/contract/certificates.ts';
import { createLetting } from '#domains/office-space/contract/lettings.ts';
import { computeApprovedArea } from '#domains/office-space/contract/limits.ts';
import { assignRoom } from '#domains/office-space/contract/occupancies.ts';
import { createRoom } from '#domains/office-space/contract/rooms.ts';
import { decideSetting } from '#domains/office-space/contract/settings.ts';
import { runCheck } from '#domains/office-space/contract/verdicts.ts';
import { listHistory } from '#kernel/audit/contract/entries.ts';
import { listNotifications } from '#kernel/events/contract/notifications.ts';
import { notify } from '#kernel/events/server/notify.ts';
import { createAccount } from '#kernel/identity/contract/accounts.ts';
import { addGrant } from '#kernel/identity/contract/grants.ts';
import { createKey } from '#kernel/identity/contract/keys.ts';
import { putEstablishment } from '#kernel/org/contract/establishment.ts';
import { createPerson, getPerson, retirePerson } from '#kernel/org/contract/people.ts';
import { createUnit } from '#kernel/org/contract/units.ts';
import { loadDivisions } from '#kernel/org/server/public.ts';
import { createCampus } from '#kernel/places/contract/campuses.ts';
import type { AnyRoute, RouteOutput, RouteSent } from '#shared/route.ts';
import type { TestActor, TestApp } from '#testing/app.ts';
import { uploadAs } from '#testing/upload.ts';

/** Everything that unit A has, made by use cases; unit B beside it has nothing and may see nothing of it. */
export interface World {
  readonly app: TestApp;
  /** Every permission of every room. */
  readonly allPermissions: readonly string[];
  /** An account that exists, with every permission over all units: for what belongs to an account. */
  readonly self: TestActor;
  /** An account that exists, with every permission over unit A alone. */
  readonly narrow: TestActor;
  readonly divisionCode: string;
  readonly rootId: string;
  /** Unit A. */
  readonly unitId: string;
  /** Unit B. */
  readonly otherUnitId: string;
  readonly campusId: string;
  readonly buildingId: string;
  readonly floorId: string;
  readonly roomId: string;
  readonly personId: string;
  readonly postId: string;
  readonly accountId: string;
  readonly fileId: string;
  readonly notificationId: string;
  /** Entry of the audit log. */
  readonly entryId: string;
  /** Records of unit A made for one call, because the call ends them. */
  readonly fresh: Fresh;
  /** Calls a route that must succeed and answers what it answered. */
  done<R extends AnyRoute>(route: R, input: RouteSent<R>): Promise<RouteOutput<R>>;
}

/** Makes a record of unit A and answers its id. */
export interface Fresh {
  unit(): Promise<string>;
  person(): Promise<string>;
  building(): Promise<string>;
  room(): Promise<string>;
  occupancy(): Promise<string>;
  letting(): Promise<string>;
  account(): Promise<string>;
  grant(): Promise<string>;
  key(): Promise<string>;
  task(): Promise<string>;
  /** A word that no other record of the file has. */
  word(prefix: string): string;
}

const CITY = '320400';
const since = '2021-01-01';

/** Calls a route and insists on success: a world that could not be made would prove nothing. */
async function must<R extends AnyRoute>(actor: TestActor, route: R, input: RouteSent<R>): Promise<RouteOutput<R>> {
  const answer = await actor.call(route, input);
  if (answer.status !== route.status) throw new Error(`${route.method} ${route.path}: ${JSON.stringify(answer.problem)}`);
  return answer.body;
}

let serial = 0;
/** A word that no other record of the file has. */
const word = (prefix: string): string => {
  serial += 1;
  return `${prefix}${serial}`;
};

const body = { adminLevel: 'city', limitLevel: 'M', divisionCode: CITY, foundedOn: '2020-01-01' } as const;
const aUnit = async (actor: TestActor, parentId: string | null, name: string): Promise<string> =>
  (await must(actor, createUnit, { parentId, name, kind: parentId ? 'government' : 'administration', ...body })).id;

interface Places {
  readonly unitId: string;
  readonly campusId: string;
  readonly buildingId: string;
  readonly floorId: string;
}

function freshOf(self: TestActor, parentId: string, { unitId: orgId, buildingId, floorId }: Places): Fresh {
  const post = { title: '科员', rankCode: 'M5', from: since } as const;
  const office = { name: '示范办公室', kind: 'office', usableAreaSqm: '18' } as const;
  const fresh: Fresh = {
    word,
    unit: () => aUnit(self, parentId, word('示范单位')),
    person: async () => (await must(self, createPerson, { orgId, name: word('张示范'), staffNo: word('S'), ...post })).id,
    building: async () =>
      (await must(self, createBuilding, { orgId, code: word('B'), name: '示范副楼', divisionCode: CITY, storeysAbove: 1 })).id,
    room: async () => (await must(self, createRoom, { orgId, buildingId, floorId, code: word('R'), ...office })).id,
    occupancy: async () => {
      const seat = { roomId: await fresh.room(), personIds: [await fresh.person()], from: since };
      return (await must(self, assignRoom, seat)).ids[0] as string;
    },
    letting: async () => {
      const facts = { direction: 'rented', counterpart: word('示范公司'), areaSqm: '40', from: since } as const;
      return (await must(self, createLetting, { orgId, buildingId, ...facts })).id;
    },
    account: async () => (await must(self, createAccount, { username: word('laws-'), displayName: '示范账号', unitId: orgId })).account.id,
    grant: async () => (await must(self, addGrant, { accountId: await fresh.account(), role: 'staff', reach: 'unit', unitId: orgId })).id,
    key: async () => (await must(self, createKey, { name: word('key'), permissions: ['org.unit.read'], days: 30 })).key.id,
    task: async () => (await must(self, runCheck, {})).taskId,
  };
  return fresh;
}

/** A building of unit A on a campus, with its ownership and certificate. */
async function settleIn(self: TestActor, unitId: string): Promise<Places> {
  const at = { divisionCode: CITY, longitude: 119.97, latitude: 31.81 };
  const campusId = (await must(self, createCampus, { orgId: unitId, code: word('C'), name: '示范院', ...at })).id;
  const facts = { name: '示范楼', storeysAbove: 3, buildingAreaSqm: '5000', usableAreaSqm: '3000', builtYear: 2005 };
  const buildingId = (await must(self, createBuilding, { orgId: unitId, campusId, code: word('B'), ...facts, ...at })).id;
  const { floors } = await must(self, getBuilding, { buildingId });
  await must(self, putTitle, { buildingId, status: 'registered-to-goab', certificateNo: word('示范不动产权'), valueYuan: '9000000' });
  return { unitId, campusId, buildingId, floorId: floors[0]?.id as string };
}

/** What was approved for unit A, what is let, who retired and still has a seat, what the check says of it. */
async function work(app: TestApp, self: TestActor, fresh: Fresh, { unitId: orgId, buildingId }: Places): Promise<void> {
  const figures = [{ rankCode: 'M5' as const, approved: 12 }];
  await must(self, putEstablishment, { unitId: orgId, from: since, document: '示范编〔2021〕1号', figures });
  await must(self, computeApprovedArea, { orgId, building: 'multi-storey', from: since });
  await must(self, decideSetting, { key: 'townshipServicePerHeadSqm', value: '6', validFrom: since, document: '示范用房〔2021〕1号' });
  const shop = { roomId: await fresh.room(), direction: 'let', counterpart: '示范公司', areaSqm: '18' } as const;
  await must(self, createLetting, { orgId, buildingId, from: since, ...shop });
  const seat = { roomId: await fresh.room(), personIds: [await fresh.person()], from: since };
  await must(self, assignRoom, seat);
  await must(self, issueCertificate, { orgId, buildingId, number: fresh.word('示范用证'), agreementNo: '示范协1号', from: since });
  await must(self, retirePerson, { personId: seat.personIds[0] as string, on: '2024-03-31', reason: '达到退休年龄', version: 1 });
  await must(self, runCheck, {});
  await app.settle();
}

/** Makes the world of the laws on a test application with a store of files. */
export async function buildWorld(app: TestApp): Promise<World> {
  const allPermissions = domains.flatMap((d) => Object.keys(d.permissions));
  await app.asSystem((ctx) => loadDivisions(ctx, []));
  const first = app.actor({ permissions: allPermissions, scope: 'all' });
  const rootId = await aUnit(first, null, word('示范机关事务管理局'));
  const [unitId, otherUnitId] = [await aUnit(first, rootId, '示范甲局'), await aUnit(first, rootId, '示范乙局')];
  const anAccount = async () =>
    (await must(first, createAccount, { username: word('laws-'), displayName: '示范管理员', unitId })).account.id;
  const own = await anAccount();
  const self = app.actor({ permissions: allPermissions, scope: 'all', orgId: unitId, accountId: own });
  const narrow = app.actor({ permissions: allPermissions, scope: [unitId], orgId: unitId, accountId: await anAccount() });
  const places = await settleIn(self, unitId);
  const fresh = freshOf(self, rootId, places);
  await work(app, self, fresh, places);
  const personId = await fresh.person();
  const { posts } = await must(self, getPerson, { personId });
  await app.asSystem((ctx) => notify(ctx, [{ accountId: own, kind: 'events.task_done' }]));
  const [notification] = (await must(self, listNotifications, {})).items;
  const { items: history } = await must(self, listHistory, { subjectKind: 'building', subjectId: places.buildingId });
  const file = await uploadAs(app, narrow, '房间.csv', '楼栋编号,房间编号,房间类型\n', 'import');
  return {
    app,
    allPermissions,
    self,
    narrow,
    rootId,
    otherUnitId,
    ...places,
    divisionCode: CITY,
    roomId: await fresh.room(),
    personId,
    postId: posts[0]?.id as string,
    accountId: await fresh.account(),
    fileId: file.id,
    notificationId: notification?.id as string,
    entryId: history[0]?.id as string,
    fresh,
    done: (route, input) => must(self, route, input),
  };
}
