import { type DomainPart, serve } from '#kernel/domain.ts';
import * as patrols from '../../contract/patrols.ts';
import { closePatrol } from './close-patrol.ts';
import { createPatrol } from './create-patrol.ts';
import { getPatrol, listPatrols, replayDraw } from './patrols.query.ts';
import { reportVisit, skipVisit } from './report-visit.ts';
import { listVisits } from './visits.query.ts';

/** Special patrols on the phone (OS-32). */
export const patrolPart: DomainPart = {
  permissions: patrols.patrolPermissions,
  errors: patrols.patrolErrors,
  routes: [
    serve(patrols.listPatrols, listPatrols),
    serve(patrols.createPatrol, createPatrol),
    serve(patrols.getPatrol, getPatrol),
    serve(patrols.listVisits, listVisits),
    serve(patrols.replayDraw, replayDraw),
    serve(patrols.reportVisit, reportVisit),
    serve(patrols.skipVisit, skipVisit),
    serve(patrols.closePatrol, closePatrol),
  ],
};
