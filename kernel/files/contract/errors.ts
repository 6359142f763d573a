import { defineErrors } from '#shared/errors.ts';

export const filesErrors = defineErrors({
  'files.too_large': 413,
  'files.empty': 422,
  'files.type_refused': 415,
  'files.unreadable': 422,
  'files.archive_refused': 422,
  'files.secret_marking_refused': 422,
  'files.no_unit': 409,
  'files.not_attachable': 409,
});
