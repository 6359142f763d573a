import { defineErrors } from '#shared/errors.ts';

export const workbenchErrors = defineErrors({
  'workbench.cover_overlap': 409,
  /** The substitute is covered by the one who goes, directly or through others. */
  'workbench.cover_circle': 409,
  'workbench.cover_ended': 409,
  /** Barred, closed, or without a role of business. */
  'workbench.substitute_unfit': 409,
});
