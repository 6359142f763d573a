import { Decimal, fixed } from '#shared/units.ts';
import type { ClauseId } from './clauses.ts';
import type { TitleStatus } from './ownership.ts';
import { type WorksVerdict, worksRefused } from './works-refusals.ts';

/** OS-25: the six modes. Label: `enum.office-space.disposal_mode.<code>`. */
export const disposalModes = ['reallocation', 'conversion', 'exchange', 'letting', 'auction', 'demolition'] as const;
export type DisposalMode = (typeof disposalModes)[number];

/** Papers of a disposal. Label: `enum.office-space.disposal_document.<code>`. */
export const disposalDocuments = [
  'handover-list',
  'receiver-consent',
  'planning-consent',
  'appraisal',
  'exchange-agreement',
  'government-approval',
  'safety-appraisal',
  'demolition-permit',
] as const;
export type DisposalDocument = (typeof disposalDocuments)[number];

/** Fields that a mode cannot do without. */
export type DisposalField = 'toOrgId' | 'newKind' | 'counterpart' | 'appraisedYuan';

interface ModeRule {
  readonly documents: readonly DisposalDocument[];
  readonly fields: readonly DisposalField[];
  /** Through the public exchange, with its listing number. */
  readonly publicExchange: boolean;
  /** Ownership must be settled: what is disputed or without papers cannot leave the administration's hand. */
  readonly settledTitle: boolean;
  /** Nobody may sit in the rooms, no letting may run on them. */
  readonly emptyRooms: boolean;
  /** The rooms leave the register when it is done; their history stays. */
  readonly ends: boolean;
  /** When the register changes: with the approval, or when the deal is done. */
  readonly takesEffect: 'approval' | 'deal';
}

/** OS-25: documents and conditions of each mode. */
export const modeRules: Readonly<Record<DisposalMode, ModeRule>> = {
  reallocation: {
    documents: ['receiver-consent', 'handover-list'],
    fields: ['toOrgId'],
    publicExchange: false,
    settledTitle: false,
    emptyRooms: true,
    ends: false,
    takesEffect: 'approval',
  },
  conversion: {
    documents: ['planning-consent'],
    fields: ['newKind'],
    publicExchange: false,
    settledTitle: false,
    emptyRooms: true,
    ends: false,
    takesEffect: 'approval',
  },
  exchange: {
    documents: ['appraisal', 'exchange-agreement', 'government-approval'],
    fields: ['counterpart', 'appraisedYuan'],
    publicExchange: false,
    settledTitle: true,
    emptyRooms: true,
    ends: true,
    takesEffect: 'deal',
  },
  letting: {
    documents: ['appraisal', 'government-approval'],
    fields: ['appraisedYuan'],
    publicExchange: true,
    settledTitle: false,
    emptyRooms: true,
    ends: false,
    takesEffect: 'deal',
  },
  auction: {
    documents: ['appraisal', 'government-approval'],
    fields: ['appraisedYuan'],
    publicExchange: true,
    settledTitle: true,
    emptyRooms: true,
    ends: true,
    takesEffect: 'deal',
  },
  demolition: {
    documents: ['safety-appraisal', 'demolition-permit', 'government-approval'],
    fields: [],
    publicExchange: false,
    settledTitle: false,
    emptyRooms: true,
    ends: true,
    takesEffect: 'approval',
  },
};

const settledStatuses: ReadonlySet<TitleStatus> = new Set<TitleStatus>(['registered-to-goab', 'registered-to-unit', 'filed']);

export interface DisposalFacts {
  readonly mode: DisposalMode;
  readonly documents: readonly DisposalDocument[];
  readonly filled: Readonly<Record<DisposalField, boolean>>;
  readonly titleStatus: TitleStatus | null;
  /** Numbers of rooms with somebody seated, and of rooms let, lent, rented or borrowed today. */
  readonly seatedRooms: readonly string[];
  readonly letRooms: readonly string[];
}

/** Papers that a disposal of this mode still lacks. */
export const missingDisposalDocuments = (mode: DisposalMode, present: readonly DisposalDocument[]): readonly DisposalDocument[] =>
  modeRules[mode].documents.filter((document) => !present.includes(document));

/**
 * OS-25: whether a disposal may be put forward. Refuses: `disposal_field_missing`, `disposal_documents_missing`, `disposal_title_unsettled`,
 * `disposal_room_in_use`, `disposal_room_let`.
 */
export function checkDisposal(d: DisposalFacts): WorksVerdict<object> {
  const rule = modeRules[d.mode];
  const clause: ClauseId = 'measures-2017.disposal';
  const lacking = rule.fields.find((field) => !d.filled[field]);
  if (lacking) return worksRefused('office-space.disposal_field_missing', clause, { path: lacking, actual: d.mode });
  if (rule.settledTitle && (d.titleStatus === null || !settledStatuses.has(d.titleStatus)))
    return worksRefused('office-space.disposal_title_unsettled', 'measures-2017.ownership', {
      limit: [...settledStatuses].join(', '),
      actual: d.titleStatus,
      path: 'buildingId',
    });
  if (rule.emptyRooms && d.seatedRooms.length > 0)
    return worksRefused('office-space.disposal_room_in_use', clause, {
      limit: '0',
      actual: String(d.seatedRooms.length),
      params: { rooms: d.seatedRooms.slice(0, 5).join('、') },
    });
  if (rule.emptyRooms && d.letRooms.length > 0)
    return worksRefused('office-space.disposal_room_let', clause, {
      limit: '0',
      actual: String(d.letRooms.length),
      params: { rooms: d.letRooms.slice(0, 5).join('、') },
    });
  const missing = missingDisposalDocuments(d.mode, d.documents);
  if (missing.length > 0)
    return worksRefused('office-space.disposal_documents_missing', clause, {
      limit: missing.join(', '),
      path: 'documents',
      params: { first: missing[0] ?? null, count: missing.length },
    });
  return { ok: true };
}

/** Income of an auction or an exchange with a balance is paid to the treasury at once; rent follows the schedule of the lease. */
const paysAtOnce: ReadonlySet<DisposalMode> = new Set<DisposalMode>(['auction', 'exchange']);

export interface Deal {
  readonly mode: DisposalMode;
  readonly listingNo: string | null;
  readonly priceYuan: string;
  /** Paid to the treasury so far, with receipts. */
  readonly paidYuan: string;
}

/**
 * OS-25: whether a deal may be closed. Letting and auction need the listing of the public exchange; the price must have reached the
 * treasury. Refuses: `disposal_of_public_exchange`, `disposal_income_missing` (nothing paid), `disposal_income_open` (limit, actual in yuan).
 */
export function checkDeal(deal: Deal): WorksVerdict<object> {
  if (modeRules[deal.mode].publicExchange && !deal.listingNo?.trim())
    return worksRefused('office-space.disposal_of_public_exchange', 'measures-2017.public-exchange', {
      path: 'listingNo',
      actual: deal.mode,
    });
  if (!paysAtOnce.has(deal.mode) || new Decimal(deal.priceYuan).isZero()) return { ok: true };
  const facts = { limit: fixed(deal.priceYuan), actual: fixed(deal.paidYuan) };
  if (new Decimal(deal.paidYuan).isZero()) return worksRefused('office-space.disposal_income_missing', 'regulation-2012.income', facts);
  if (new Decimal(deal.paidYuan).lt(deal.priceYuan))
    return worksRefused('office-space.disposal_income_open', 'regulation-2012.income', facts);
  return { ok: true };
}
