import { defineDomain } from '#kernel/domain.ts';
import { workbenchErrors } from '../contract/errors.ts';
import { workbenchPermissions } from '../contract/permissions.ts';

export const workbench = defineDomain({
  name: 'workbench',
  permissions: workbenchPermissions,
  errors: workbenchErrors,
  constraints: { cover_overlap: 'workbench.cover_overlap', cover_circle: 'workbench.cover_circle' },
});
