import { conduct, type DomainPart, serve } from '#kernel/domain.ts';
import * as secondOffices from '../../contract/second-offices.ts';
import { applySecondOffice, mendSecondOffice, trySecondOffice, withdrawSecondOffice } from './apply-second-office.ts';
import { exportSecondOffices } from './export-second-offices.ts';
import { getSecondOffice, listConcurrent, listSecondOffices } from './list-second-offices.query.ts';
import { secondOfficesJob } from './second-offices.job.ts';

/** Second offices of leaders: asked for, approved strictly, recorded on the seat, vacated two months after the post (OS-16). */
export const secondOfficesPart: DomainPart = {
  constraints: { second_office_running: 'office-space.second_office_running' },
  routes: [
    serve(secondOffices.listSecondOffices, listSecondOffices),
    conduct(secondOffices.exportSecondOffices, exportSecondOffices),
    serve(secondOffices.listConcurrent, listConcurrent),
    serve(secondOffices.getSecondOffice, getSecondOffice),
    serve(secondOffices.trySecondOffice, trySecondOffice),
    serve(secondOffices.applySecondOffice, applySecondOffice),
    serve(secondOffices.mendSecondOffice, mendSecondOffice),
    serve(secondOffices.withdrawSecondOffice, withdrawSecondOffice),
  ],
  jobs: [secondOfficesJob],
};
