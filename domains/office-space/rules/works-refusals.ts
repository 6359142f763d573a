import { defineErrors } from '#shared/errors.ts';
import type { Refused as AnyRefused, Verdict as AnyVerdict } from '#shared/verdict.ts';
import type { ClauseId } from './clauses.ts';

/** Every "no" of the rules on projects, disposal and the archive, with the HTTP status a use case answers. Label: `error.<code>`. */
export const worksErrors = defineErrors({
  'office-space.repair_extends': 422,
  'office-space.repair_luxury': 422,
  'office-space.repair_purpose_missing': 422,
  'office-space.project_items_missing': 422,
  'office-space.project_area_missing': 422,
  'office-space.project_building_missing': 422,
  'office-space.project_documents_missing': 422,
  'office-space.final_over_approved': 422,
  'office-space.change_pending': 409,
  'office-space.inspection_open': 409,
  'office-space.disposal_documents_missing': 422,
  'office-space.disposal_field_missing': 422,
  'office-space.disposal_title_unsettled': 422,
  'office-space.disposal_of_public_exchange': 422,
  'office-space.disposal_income_missing': 422,
  'office-space.disposal_income_open': 422,
  'office-space.disposal_room_in_use': 409,
  'office-space.disposal_room_let': 409,
});
export type WorksCode = keyof typeof worksErrors;
export type WorksRefused = AnyRefused<WorksCode, ClauseId>;
export type WorksVerdict<T> = AnyVerdict<T, WorksCode, ClauseId>;

/** The "no" of a rule on works. */
export const worksRefused = (
  code: WorksCode,
  clause: ClauseId,
  facts: Partial<Omit<WorksRefused, 'ok' | 'code' | 'clause'>> = {},
): WorksRefused => ({ ok: false, code, clause, limit: null, actual: null, ...facts });
