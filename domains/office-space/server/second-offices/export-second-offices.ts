import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { exportSecondOffices as exportSecondOfficesRoute } from '../../contract/second-offices.ts';
import { exportList } from '../exports/export-list.ts';
import { type SecondOffice, secondOfficeRows } from './list-second-offices.query.ts';

/** The filtered second offices with ground, area, approval and clock. */
export async function exportSecondOffices(call: Call, input: RouteInput<typeof exportSecondOfficesRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  return exportList<SecondOffice>(call, {
    name: 'second-offices',
    filter: input,
    columns: () => [
      { header: word('number'), kind: 'code', width: 24, value: (s) => s.number },
      { header: word('personName'), kind: 'text', value: (s) => s.personName },
      { header: word('orgName'), kind: 'text', width: 28, value: (s) => s.orgName },
      { header: word('buildingName'), kind: 'text', width: 28, value: (s) => s.buildingName },
      { header: word('roomCode'), kind: 'code', value: (s) => s.roomCode },
      { header: word('applicationState'), kind: 'text', value: (s) => say(locale, `enum.office-space.application_state.${s.state}`) },
      { header: word('areaSqm'), kind: 'decimal', value: (s) => s.areaSqm },
      { header: word('limitSqm'), kind: 'decimal', value: (s) => s.limitSqm },
      { header: word('distanceKm'), kind: 'decimal', scale: 1, value: (s) => s.distanceKm },
      { header: word('daysPerMonth'), kind: 'integer', value: (s) => s.daysPerMonth },
      { header: word('reason'), kind: 'text', width: 36, value: (s) => s.reason },
      { header: word('approvalNo'), kind: 'code', width: 24, value: (s) => s.approvalNo },
      { header: word('from'), kind: 'day', value: (s) => s.from },
      { header: word('vacateBy'), kind: 'day', value: (s) => s.vacateBy },
      { header: word('vacatedOn'), kind: 'day', value: (s) => s.vacatedOn },
    ],
    rows: (ctx) => secondOfficeRows(ctx, input),
  });
}
