import { defineErrors } from '#shared/errors.ts';
import type { Refused as AnyRefused, Verdict as AnyVerdict } from '#shared/verdict.ts';
import type { ClauseId } from './clauses.ts';

/** Every "no" the rules of office space can say, with the HTTP status a use case answers. Label: `error.<code>`. */
export const ruleErrors = defineErrors({
  'office-space.no_table_in_force': 422,
  'office-space.rank_not_of_level': 422,
  'office-space.count_not_whole': 422,
  'office-space.count_too_large': 422,
  'office-space.establishment_empty': 422,
  'office-space.township_service_unset': 422,
  'office-space.technical_document_missing': 422,
  'office-space.unified_act': 403,
  'office-space.toilet_not_allowed': 422,
  'office-space.toilet_too_large': 422,
  'office-space.second_office_unapproved': 422,
  'office-space.second_office_ground_missing': 422,
  'office-space.second_office_not_smaller': 422,
  'office-space.second_office_overdue': 422,
  'office-space.more_than_two_offices': 422,
  'office-space.office_not_returned': 422,
  'office-space.remedy_order': 422,
  'office-space.remedy_approval_missing': 422,
  'office-space.obtaining_order': 422,
  'office-space.need_over_limit': 422,
  'office-space.need_over_approved': 422,
  'office-space.idle_room_fits': 409,
  'office-space.prior_occupation': 422,
  'office-space.rent_over_need': 422,
  'office-space.secret_approval_missing': 422,
  'office-space.filing_missing': 422,
  'office-space.obsolete_1999': 422,
  'office-space.reallocation_over_limit': 422,
  'office-space.reallocation_other_unit': 422,
  'office-space.reallocation_leader_shares': 422,
  'office-space.reallocation_room_full': 422,
  'office-space.unit_may_not_let': 403,
  'office-space.exchange_missing': 422,
  'office-space.lease_term_too_long': 422,
  'office-space.lent_without_rent': 422,
  'office-space.rent_approval_missing': 422,
  'office-space.rent_budget_missing': 422,
  'office-space.rent_comparison_missing': 422,
  'office-space.rent_end_missing': 422,
  'office-space.second_office_no_post': 422,
  'office-space.second_office_no_main': 422,
  'office-space.second_office_too_near': 422,
  'office-space.second_office_too_seldom': 422,
});

export type RefusalCode = keyof typeof ruleErrors;
export type Refused = AnyRefused<RefusalCode, ClauseId>;
export type Verdict<T> = AnyVerdict<T, RefusalCode, ClauseId>;

/** The "no" of a rule of office space. */
export const refused = (code: RefusalCode, clause: ClauseId, facts: Partial<Omit<Refused, 'ok' | 'code' | 'clause'>> = {}): Refused => ({
  ok: false,
  code,
  clause,
  limit: null,
  actual: null,
  ...facts,
});
