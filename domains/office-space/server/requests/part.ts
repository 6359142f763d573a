import { conduct, type DomainPart, serve } from '#kernel/domain.ts';
import * as agreements from '../../contract/agreements.ts';
import * as handovers from '../../contract/handovers.ts';
import * as rents from '../../contract/rents.ts';
import { requestErrors } from '../../contract/request-errors.ts';
import { requestPermissions } from '../../contract/request-permissions.ts';
import * as requests from '../../contract/requests.ts';
import * as vacancies from '../../contract/vacancies.ts';
import { answerOffer, onOfferDeclined } from './answer-offer.ts';
import { assessNeed, requestVacancies } from './assess-need.ts';
import { concludeAgreement } from './conclude-agreement.ts';
import { exportRequests } from './export-requests.ts';
import { fileRent, fileRentAgain, getRent } from './file-rent.ts';
import { getAgreement, getCertificate } from './get-papers.query.ts';
import { getRequest } from './get-request.query.ts';
import { finishHandover, listHandovers, openHandovers } from './handovers.ts';
import { openMode, ruleOutMode } from './ladder.ts';
import { listRequests } from './list-requests.query.ts';
import { offerRooms } from './offer-rooms.ts';
import { onUnitAbolished } from './on-unit-abolished.ts';
import { recordObtained } from './record-obtained.ts';
import { submitRequest, withdrawRequest } from './submit-request.ts';
import { changeRequest, createRequest } from './write-request.ts';

/** From the request for space to the room that is handed over, in the order of the regulation (OS-15, OS-21 … OS-24). */
export const requestsPart: DomainPart = {
  permissions: requestPermissions,
  errors: requestErrors,
  constraints: {
    room_promised_once: 'office-space.room_promised',
    rent_plan_running: 'office-space.rent_running',
    request_kind_document: 'office-space.technical_document_missing',
  },
  routes: [
    serve(requests.listRequests, listRequests),
    conduct(requests.exportRequests, exportRequests),
    serve(vacancies.assessNeed, assessNeed),
    serve(requests.createRequest, createRequest),
    serve(requests.getRequest, getRequest),
    serve(requests.changeRequest, changeRequest),
    serve(requests.submitRequest, submitRequest),
    serve(requests.withdrawRequest, withdrawRequest),
    serve(vacancies.requestVacancies, requestVacancies),
    serve(requests.ruleOutMode, ruleOutMode),
    serve(requests.openMode, openMode),
    serve(requests.offerRooms, offerRooms),
    serve(requests.answerOffer, answerOffer),
    serve(agreements.concludeAgreement, concludeAgreement),
    serve(agreements.getAgreement, getAgreement),
    serve(agreements.getCertificate, getCertificate),
    serve(rents.fileRent, fileRent),
    serve(rents.fileRentAgain, fileRentAgain),
    serve(rents.getRent, getRent),
    serve(requests.recordObtained, recordObtained),
    serve(handovers.listHandovers, listHandovers),
    serve(handovers.openHandovers, openHandovers),
    serve(handovers.finishHandover, finishHandover),
  ],
  handlers: [onOfferDeclined, onUnitAbolished],
};
