import { defineDomain, serve } from '#kernel/domain.ts';
import { createCover, endCover, listCovers, listSubstitutes } from '../contract/covers.ts';
import { workbenchErrors } from '../contract/errors.ts';
import { workbenchPermissions } from '../contract/permissions.ts';
import { countWork, groupWork, listWork, markSeen } from '../contract/work.ts';
import { createCoverUseCase, endCoverUseCase, listCoversUseCase, listSubstitutesUseCase } from './covers.ts';
import { countWorkUseCase, groupWorkUseCase, listWorkUseCase, markSeenUseCase } from './list-work.query.ts';

export const workbench = defineDomain({
  name: 'workbench',
  permissions: workbenchPermissions,
  errors: workbenchErrors,
  constraints: { cover_overlap: 'workbench.cover_overlap', cover_circle: 'workbench.cover_circle' },
  routes: [
    serve(listWork, listWorkUseCase),
    serve(countWork, countWorkUseCase),
    serve(groupWork, groupWorkUseCase),
    serve(markSeen, markSeenUseCase),
    serve(listCovers, listCoversUseCase),
    serve(createCover, createCoverUseCase),
    serve(endCover, endCoverUseCase),
    serve(listSubstitutes, listSubstitutesUseCase),
  ],
});
