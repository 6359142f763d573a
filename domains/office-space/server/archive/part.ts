import { conduct, type DomainPart, serve } from '#kernel/domain.ts';
import * as archive from '../../contract/archive.ts';
import * as runs from '../../contract/reconciliations.ts';
import { archiveOfBuilding, listArchive, listArchiveStates } from './archive.query.ts';
import { assignDifference, closeDifference, explainDifference, mendDifference } from './differences.ts';
import { exportArchive, exportRun } from './exports.ts';
import { changeDocument, fileDocument, removeDocument } from './keep-documents.ts';
import { getRun, listDifferences, listRuns, startRun } from './run.ts';

/** Ownership archive and three-way reconciliation (OS-26, OS-27). */
export const archivePart: DomainPart = {
  permissions: archive.archivePermissions,
  errors: archive.archiveErrors,
  constraints: { archive_document_number: 'office-space.archive_number_taken' },
  routes: [
    serve(archive.listArchive, listArchive),
    conduct(archive.exportArchive, exportArchive),
    serve(archive.listArchiveStates, listArchiveStates),
    serve(archive.archiveOfBuilding, archiveOfBuilding),
    serve(archive.fileDocument, fileDocument),
    serve(archive.changeDocument, changeDocument),
    serve(archive.removeDocument, removeDocument),
    serve(runs.listRuns, listRuns),
    serve(runs.startRun, startRun),
    serve(runs.getRun, getRun),
    serve(runs.listDifferences, listDifferences),
    conduct(runs.exportRun, exportRun),
    serve(runs.assignDifference, assignDifference),
    serve(runs.explainDifference, explainDifference),
    serve(runs.mendDifference, mendDifference),
    serve(runs.closeDifference, closeDifference),
  ],
};
