import { createWebhook, endWebhook, testWebhook } from '#kernel/events/contract/channels.ts';
import { getAccount } from '#kernel/identity/contract/accounts.ts';
import { getPolicy } from '#kernel/identity/contract/policy.ts';
import { getPerson } from '#kernel/org/contract/people.ts';
import { getUnit } from '#kernel/org/contract/units.ts';
import type { World } from '../world.ts';
import { type Example, narrow, on, reason, self, since } from './example.ts';

const audit: Record<string, Example> = {
  getAuditHistory: { input: (w) => ({ subjectKind: 'room', subjectId: w.roomId }) },
};

/** A public address, so that no name is looked up; nothing is sent to it. */
const PUBLIC = 'https://93.184.216.34/hook';
/** One account has ten webhooks at most, so each is ended before the next. */
const lastHook = new WeakMap<World, string>();
const hook = async (w: World): Promise<string> => {
  const former = lastHook.get(w);
  if (former) await w.self.call(endWebhook, { webhookId: former });
  const { id } = (await w.done(createWebhook, { name: w.fresh.word('示范系统'), url: PUBLIC })).webhook;
  lastHook.set(w, id);
  return id;
};
const events: Record<string, Example> = {
  postNotificationsRead: { input: (w) => ({ ids: [w.notificationId] }), actor: self },
  putNotificationsChannels: { input: () => ({ subjects: [{ subject: '*', app: true, mail: false, webhook: true }] }), actor: self },
  postWebhooksByWebhookIdEnd: { input: async (w) => ({ webhookId: await hook(w) }), actor: self },
  postWebhooksByWebhookIdTest: { input: async (w) => ({ webhookId: await hook(w) }), actor: self },
  getWebhooksByWebhookIdDeliveries: { input: async (w) => ({ webhookId: await hook(w) }), actor: self },
  postWebhooksByWebhookIdDeliveriesByDeliveryIdReplay: {
    input: async (w) => {
      const webhookId = await hook(w);
      return { webhookId, deliveryId: (await w.done(testWebhook, { webhookId })).deliveryId };
    },
    actor: self,
  },
  postWebhooks: { input: (w) => ({ name: w.fresh.word('示范系统'), url: PUBLIC }), actor: self },
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
  postIdentityAccountsByAccountIdClose: { input: async (w) => ({ ...(await account(w)), reason }) },
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

/** Units, people, accounts, and what the ground keeps of everything. */
export const peopleExamples: Readonly<Record<string, Example>> = { ...audit, ...events, ...identity, ...org };
