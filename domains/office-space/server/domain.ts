import type { ApprovalSubject } from '#capabilities/approvals/server/public.ts';
import type { CaseSource } from '#capabilities/cases/server/public.ts';
import { conduct, defineDomain, type FileImport, serve } from '#kernel/domain.ts';
import * as buildings from '../contract/buildings.ts';
import * as certificates from '../contract/certificates.ts';
import { officeSpaceErrors } from '../contract/errors.ts';
import * as imports from '../contract/imports.ts';
import * as ledgers from '../contract/ledgers.ts';
import * as lettings from '../contract/lettings.ts';
import * as limits from '../contract/limits.ts';
import * as occupancies from '../contract/occupancies.ts';
import { overview as overviewRoute } from '../contract/overview.ts';
import { officeSpacePermissions } from '../contract/permissions.ts';
import * as rooms from '../contract/rooms.ts';
import * as settings from '../contract/settings.ts';
import * as statistics from '../contract/statistics.ts';
import * as use from '../contract/use.ts';
import * as verdicts from '../contract/verdicts.ts';
import { importKinds } from '../contract/words.ts';
import { ruleErrors } from '../rules/refusals.ts';
import { alarmStatistics } from './alarm-statistics.query.ts';
import { listApprovedAreas } from './approved-areas.query.ts';
import { archivePart } from './archive/part.ts';
import { assignRoom } from './assign-room.ts';
import { alarmSource } from './cases/alarm-source.ts';
import { alarmCases } from './cases/part.ts';
import { changeBuilding } from './change-building.ts';
import { changeRoom } from './change-room.ts';
import { checkTask, nightlyCheck } from './check.job.ts';
import { checkUnit } from './check-unit.query.ts';
import { computeApprovedArea } from './compute-approved-area.ts';
import { computeLimits } from './compute-limits.ts';
import { createBuilding } from './create-building.ts';
import { createLetting } from './create-letting.ts';
import { createRoom } from './create-room.ts';
import { decideSetting } from './decide-setting.ts';
import { disposalApprovals, disposalsPart } from './disposals/part.ts';
import { drawingsPart } from './drawings/part.ts';
import { dutySource } from './duties/duty-case.ts';
import { dutiesPart } from './duties/part.ts';
import { endLetting } from './end-letting.ts';
import { exportAlarms } from './exports/export-alarms.ts';
import { exportBuildings } from './exports/export-buildings.ts';
import { exportForm } from './exports/export-form.ts';
import { exportOccupancies } from './exports/export-occupancies.ts';
import { exportRooms } from './exports/export-rooms.ts';
import { fileApprovedArea } from './file-approved-area.ts';
import { getBuilding } from './get-building.query.ts';
import { getRoom } from './get-room.query.ts';
import { getTitle } from './get-title.query.ts';
import { importTasks } from './imports/import.job.ts';
import { importFile } from './imports/import-file.ts';
import { previewImport } from './imports/preview-import.ts';
import { startImport } from './imports/start-import.ts';
import { templateOf } from './imports/template-of.ts';
import { issueCertificate } from './issue-certificate.ts';
import { leaseOutApproval } from './leases/lease-out-approval.ts';
import { leasesPart } from './leases/part.ts';
import { masterLedger, unitLedger } from './ledgers.query.ts';
import { listAlarms } from './list-alarms.query.ts';
import { listBuildings } from './list-buildings.query.ts';
import { listCertificates } from './list-certificates.query.ts';
import { listLettings } from './list-lettings.query.ts';
import { listOccupancies } from './list-occupancies.query.ts';
import { listReclaims } from './list-reclaims.query.ts';
import { listRooms } from './list-rooms.query.ts';
import { listSettings } from './list-settings.query.ts';
import { mapBuildings } from './map-buildings.query.ts';
import { moveOccupancy } from './move-occupancy.ts';
import { onImportFinished } from './on-import-finished.ts';
import { onPersonLeft, onPersonRetired, onPersonTransferred, onPostEnded } from './on-person-left.ts';
import { onRecheckWanted } from './on-recheck-wanted.ts';
import { onUnitMerged } from './on-unit-merged.ts';
import { overview } from './overview.query.ts';
import { patrolSource } from './patrols/case-source.ts';
import { patrolPart } from './patrols/part.ts';
import { projectApprovals, projectsPart } from './projects/part.ts';
import { putTitle } from './put-title.ts';
import { reallocationPart } from './reallocation/part.ts';
import { reconcile } from './reconcile.query.ts';
import { requestApprovals } from './requests/approval.ts';
import { requestsPart } from './requests/part.ts';
import { runCheck } from './run-check.ts';
import { secondOfficesPart } from './second-offices/part.ts';
import { secondOfficeApproval } from './second-offices/second-office-approval.ts';
import { stackBuilding } from './stack-building.query.ts';
import { reportingBodies } from './statistics/reporting-bodies.query.ts';
import { statisticClasses } from './statistics/statistic-classes.query.ts';
import { statisticForm } from './statistics/statistic-form.query.ts';
import { transferRooms } from './transfer-rooms.ts';
import { trySeating } from './try-seating.ts';
import { useOfPerson } from './use-of-person.query.ts';
import { useOfRoom } from './use-of-room.query.ts';
import { vacateOccupancy } from './vacate-occupancy.ts';

/** What of office space becomes a case of supervision: topics add theirs. */
export const officeSpaceCaseSources: readonly CaseSource[] = [alarmSource, dutySource, patrolSource];

/** Office space (办公用房): the register, who sits where, what is approved, what the regulation says of it. */
export const officeSpace = defineDomain(
  {
    name: 'office-space',
    permissions: officeSpacePermissions,
    errors: { ...officeSpaceErrors, ...ruleErrors },
    constraints: {
      building_code: 'office-space.building_code_taken',
      building_division_code_fkey: 'office-space.division_unknown',
      title_certificate: 'office-space.certificate_taken',
      room_code: 'office-space.room_code_taken',
      room_document: 'office-space.technical_document_missing',
      letting_no_overlap: 'office-space.letting_overlap',
      certificate_no_overlap: 'office-space.certificate_overlap',
      occupancy_no_overlap: 'office-space.occupancy_overlap',
      approved_area_no_overlap: 'office-space.approved_area_overlap',
    },
    routes: [
      serve(buildings.listBuildings, listBuildings),
      conduct(buildings.exportBuildings, exportBuildings),
      serve(buildings.mapBuildings, mapBuildings),
      serve(buildings.getBuilding, getBuilding),
      serve(buildings.createBuilding, createBuilding),
      serve(buildings.changeBuilding, changeBuilding),
      serve(buildings.getTitle, getTitle),
      serve(buildings.putTitle, putTitle),
      serve(rooms.stackBuilding, stackBuilding),
      serve(rooms.listRooms, listRooms),
      conduct(rooms.exportRooms, exportRooms),
      serve(rooms.getRoom, getRoom),
      serve(rooms.createRoom, createRoom),
      serve(rooms.changeRoom, changeRoom),
      serve(rooms.transferRooms, transferRooms),
      serve(lettings.listLettings, listLettings),
      serve(lettings.createLetting, createLetting),
      serve(lettings.endLetting, endLetting),
      serve(certificates.listCertificates, listCertificates),
      serve(certificates.issueCertificate, issueCertificate),
      serve(ledgers.masterLedger, masterLedger),
      serve(ledgers.unitLedger, unitLedger),
      serve(ledgers.reconcile, reconcile),
      serve(settings.listSettings, listSettings),
      serve(settings.decideSetting, decideSetting),
      serve(occupancies.listOccupancies, listOccupancies),
      conduct(occupancies.exportOccupancies, exportOccupancies),
      serve(occupancies.assignRoom, assignRoom),
      serve(occupancies.moveOccupancy, moveOccupancy),
      serve(occupancies.vacateOccupancy, vacateOccupancy),
      serve(occupancies.trySeating, trySeating),
      serve(occupancies.listReclaims, listReclaims),
      serve(use.useOfRoom, useOfRoom),
      serve(use.useOfPerson, useOfPerson),
      serve(limits.computeLimits, computeLimits),
      serve(limits.listApprovedAreas, listApprovedAreas),
      serve(limits.computeApprovedArea, computeApprovedArea),
      serve(limits.fileApprovedArea, fileApprovedArea),
      serve(verdicts.listAlarms, listAlarms),
      conduct(verdicts.exportAlarms, exportAlarms),
      serve(verdicts.alarmStatistics, alarmStatistics),
      serve(verdicts.checkUnit, checkUnit),
      serve(verdicts.runCheck, runCheck),
      serve(statistics.statisticForm, statisticForm),
      serve(statistics.exportForm, exportForm),
      serve(statistics.statisticClasses, statisticClasses),
      serve(statistics.divisionsOfForms, reportingBodies),
      serve(imports.templateOf, templateOf),
      serve(imports.previewImport, previewImport),
      serve(imports.startImport, startImport),
      serve(overviewRoute, overview),
    ],
    handlers: [onPersonTransferred, onPersonRetired, onPersonLeft, onPostEnded, onUnitMerged, onRecheckWanted, onImportFinished],
    jobs: [nightlyCheck],
    tasks: [checkTask, ...importTasks],
    imports: Object.fromEntries(
      importKinds.map((kind): [string, FileImport] => [
        `office-space.${kind}`,
        (run, path, options) => importFile(run, kind, path, options),
      ]),
    ),
  },
  alarmCases,
  archivePart,
  disposalsPart,
  dutiesPart,
  leasesPart,
  patrolPart,
  projectsPart,
  drawingsPart,
  reallocationPart,
  requestsPart,
  secondOfficesPart,
);

/** What of office space goes through a flow. */
export const officeSpaceApprovals: readonly ApprovalSubject[] = [
  ...disposalApprovals,
  leaseOutApproval,
  ...projectApprovals,
  ...requestApprovals,
  secondOfficeApproval,
];
