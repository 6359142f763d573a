import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { Disposal, exportDisposals as exportRoute } from '../../contract/disposals.ts';
import { exportList } from '../exports/export-list.ts';
import { disposalColumns, disposalOrder, disposalTables, whereDisposals } from './disposal.query.ts';

/** The filtered disposals. */
export async function exportDisposals(call: Call, input: RouteInput<typeof exportRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  return exportList<Disposal>(call, {
    name: 'disposals',
    filter: input,
    columns: () => [
      { header: word('number'), kind: 'code', width: 24, value: (d) => d.number },
      { header: word('disposalMode'), kind: 'text', value: (d) => say(locale, `enum.office-space.disposal_mode.${d.mode}`) },
      { header: word('state'), kind: 'text', value: (d) => say(locale, `enum.office-space.disposal_state.${d.state}`) },
      { header: word('orgName'), kind: 'text', width: 28, value: (d) => d.orgName },
      { header: word('buildingName'), kind: 'text', width: 28, value: (d) => d.buildingName },
      { header: word('roomCount'), kind: 'integer', value: (d) => d.roomCount },
      { header: word('areaSqm'), kind: 'decimal', value: (d) => d.areaSqm },
      { header: word('submittedOn'), kind: 'day', value: (d) => d.submittedOn },
      { header: word('doneOn'), kind: 'day', value: (d) => d.doneOn },
    ],
    rows: () => {
      const where = whereDisposals(input);
      return {
        text: `select ${disposalColumns} from ${disposalTables} where ${where.sql} order by ${disposalOrder(input.sort)}`,
        values: where.values,
      };
    },
  });
}
