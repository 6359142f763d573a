import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { exportFunctionChanges as exportFunctionChangesRoute } from '../../contract/function-changes.ts';
import type { exportApplications as exportApplicationsRoute } from '../../contract/lease-applications.ts';
import { exportList } from '../exports/export-list.ts';
import { type Application, applicationRows } from './list-applications.query.ts';
import { changeRows, type FunctionChange } from './list-function-changes.query.ts';

/** The filtered applications in words. */
export async function exportApplications(call: Call, input: RouteInput<typeof exportApplicationsRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  return exportList<Application>(call, {
    name: 'lease-applications',
    filter: input,
    columns: () => [
      { header: word('number'), kind: 'code', width: 24, value: (a) => a.number },
      { header: word('direction'), kind: 'text', value: (a) => say(locale, `enum.office-space.letting_direction.${a.direction}`) },
      { header: word('applicationState'), kind: 'text', value: (a) => say(locale, `enum.office-space.application_state.${a.state}`) },
      { header: word('orgName'), kind: 'text', width: 28, value: (a) => a.orgName },
      { header: word('buildingName'), kind: 'text', width: 28, value: (a) => a.buildingName },
      { header: word('roomCode'), kind: 'code', value: (a) => a.roomCode },
      { header: word('counterpart'), kind: 'text', width: 28, value: (a) => a.counterpart },
      { header: word('areaSqm'), kind: 'decimal', value: (a) => a.areaSqm },
      { header: word('from'), kind: 'day', value: (a) => a.from },
      { header: word('to'), kind: 'day', value: (a) => a.to },
      { header: word('approvalNo'), kind: 'code', width: 24, value: (a) => a.approvalNo },
      { header: word('decidedOn'), kind: 'day', value: (a) => a.decidedOn },
    ],
    rows: () => applicationRows(input),
  });
}

/** The filtered changes of function in words. */
export async function exportFunctionChanges(call: Call, input: RouteInput<typeof exportFunctionChangesRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  const kind = (value: string): string => say(locale, `enum.office-space.room_kind.${value}`);
  return exportList<FunctionChange>(call, {
    name: 'function-changes',
    filter: input,
    columns: () => [
      { header: word('orgName'), kind: 'text', width: 28, value: (f) => f.orgName },
      { header: word('buildingName'), kind: 'text', width: 28, value: (f) => f.buildingName },
      { header: word('roomCode'), kind: 'code', value: (f) => f.roomCode },
      { header: word('applicationState'), kind: 'text', value: (f) => say(locale, `enum.office-space.function_state.${f.state}`) },
      { header: word('fromKind'), kind: 'text', value: (f) => kind(f.fromKind) },
      { header: word('toKind'), kind: 'text', value: (f) => kind(f.toKind) },
      { header: word('changedOn'), kind: 'day', value: (f) => f.changedOn },
      { header: word('approvalDocument'), kind: 'code', width: 24, value: (f) => f.approvalDocument },
      { header: word('restoredOn'), kind: 'day', value: (f) => f.restoredOn },
      { header: word('note'), kind: 'text', width: 36, value: (f) => f.note },
    ],
    rows: () => changeRows(input),
  });
}
