import { conduct, type DomainPart, serve } from '#kernel/domain.ts';
import * as duties from '../../contract/duties.ts';
import { dutyErrors } from '../../contract/lease-errors.ts';
import { dutyPermissions } from '../../contract/leases-permissions.ts';
import { completeDuty } from './complete-duty.ts';
import { dutiesJob } from './duties.job.ts';
import { getDuty, listDuties } from './duty.query.ts';
import { exportDuties, exportDuty } from './export-duties.ts';

/** The yearly tasks: publication of room use inside the unit, filing of leaders' offices (OS-19). */
export const dutiesPart: DomainPart = {
  permissions: dutyPermissions,
  errors: dutyErrors,
  routes: [
    serve(duties.listDuties, listDuties),
    conduct(duties.exportDuties, exportDuties),
    serve(duties.getDuty, getDuty),
    serve(duties.exportDuty, exportDuty),
    serve(duties.completeDuty, completeDuty),
  ],
  jobs: [dutiesJob],
};
