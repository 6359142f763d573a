import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import type { FileAnswer, RouteInput, RouteOutput } from '#shared/route.ts';
import type { exportRequests as exportRequestsRoute, listRequests } from '../../contract/requests.ts';
import { exportList } from '../exports/export-list.ts';
import { requestColumns, requestOrder, requestTables } from './list-requests.query.ts';
import { whereRequests } from './request.visible.ts';

type Row = RouteOutput<typeof listRequests>['items'][number];

/** The filtered requests as a workbook. */
export async function exportRequests(call: Call, input: RouteInput<typeof exportRequestsRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  const listed = (list: string, value: string): string => say(locale, `enum.office-space.${list}.${value}`);
  const { sort, ...filter } = input;
  return exportList<Row>(call, {
    name: 'requests',
    filter,
    columns: () => [
      { header: word('requestNumber'), kind: 'code', width: 28, value: (r) => r.number },
      { header: word('orgName'), kind: 'text', value: (r) => r.orgName },
      { header: word('requestState'), kind: 'text', value: (r) => listed('request_state', r.state) },
      { header: word('purpose'), kind: 'text', width: 36, value: (r) => r.purpose },
      { header: word('kind'), kind: 'text', value: (r) => listed('room_kind', r.kind) },
      { header: word('wantedSqm'), kind: 'decimal', value: (r) => r.wantedSqm },
      { header: word('peopleCount'), kind: 'integer', value: (r) => r.peopleCount },
      { header: word('obtainingMode'), kind: 'text', value: (r) => listed('obtaining_mode', r.mode) },
      { header: word('applicantName'), kind: 'text', value: (r) => r.applicantName },
      { header: word('submittedOn'), kind: 'day', value: (r) => r.submittedOn },
      { header: word('decidedOn'), kind: 'day', value: (r) => r.decidedOn },
    ],
    rows: () => {
      const where = whereRequests(filter);
      return {
        text: `select ${requestColumns} from ${requestTables} where ${where.sql} order by ${requestOrder(sort)}`,
        values: where.values,
      };
    },
  });
}
