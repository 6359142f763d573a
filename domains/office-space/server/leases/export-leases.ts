import type { Call } from '#kernel/domain.ts';
import { say } from '#kernel/http/labels.ts';
import type { FileAnswer, RouteInput } from '#shared/route.ts';
import type { exportLeases as exportLeasesRoute, exportReceipts as exportReceiptsRoute, Lease, Receipt } from '../../contract/leases.ts';
import { exportList } from '../exports/export-list.ts';
import { leaseColumns, leaseTables, whereLeases } from './lease.visible.ts';
import { leaseOrder } from './list-leases.query.ts';
import { receiptColumns, receiptOrder, receiptTables, whereReceipts } from './list-receipts.query.ts';

/** The filtered contracts with their money, in words. */
export async function exportLeases(call: Call, input: RouteInput<typeof exportLeasesRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  const text = (name: keyof Lease & string, width?: number) => ({
    header: word(name),
    kind: 'text' as const,
    value: (x: Lease) => x[name] as string | null,
    ...(width ? { width } : {}),
  });
  const amount = (name: keyof Lease & string) => ({
    header: word(name),
    kind: 'decimal' as const,
    value: (x: Lease) => x[name] as string | null,
  });
  const where = await call.transaction((ctx) => whereLeases(ctx, input), { readOnly: true });
  return exportList<Lease>(call, {
    name: 'leases',
    filter: input,
    columns: () => [
      { header: word('number'), kind: 'code', value: (x) => x.number },
      { header: word('direction'), kind: 'text', value: (x) => say(locale, `enum.office-space.letting_direction.${x.direction}`) },
      text('counterpart', 28),
      text('orgName', 28),
      text('buildingName', 28),
      { header: word('roomCode'), kind: 'code', value: (x) => x.roomCode },
      amount('areaSqm'),
      { header: word('from'), kind: 'day', value: (x) => x.from },
      { header: word('to'), kind: 'day', value: (x) => x.to },
      { header: word('termState'), kind: 'text', value: (x) => say(locale, `enum.office-space.term_state.${x.termState}`) },
      { header: word('approvalNo'), kind: 'code', value: (x) => x.approvalNo },
      amount('rentYuanPerSqmMonth'),
      amount('scheduledYuan'),
      amount('dueYuan'),
      amount('receivedYuan'),
      amount('arrearsYuan'),
      amount('toPayInYuan'),
    ],
    rows: () => ({
      text: `select ${leaseColumns} from ${leaseTables} where ${where.sql} order by ${leaseOrder(input.sort)}`,
      values: where.values,
    }),
  });
}

/** The filtered money with receipts and payments into the treasury. */
export async function exportReceipts(call: Call, input: RouteInput<typeof exportReceiptsRoute>): Promise<FileAnswer> {
  const { locale } = call.origin;
  const word = (field: string): string => say(locale, `field.office-space.${field}`);
  return exportList<Receipt>(call, {
    name: 'receipts',
    filter: input,
    columns: () => [
      { header: word('receivedOn'), kind: 'day', value: (r) => r.receivedOn },
      { header: word('counterpart'), kind: 'text', width: 28, value: (r) => r.counterpart },
      { header: word('number'), kind: 'code', value: (r) => r.number },
      { header: word('orgName'), kind: 'text', width: 28, value: (r) => r.orgName },
      { header: word('direction'), kind: 'text', value: (r) => say(locale, `enum.office-space.letting_direction.${r.direction}`) },
      { header: word('receiptKind'), kind: 'text', value: (r) => say(locale, `enum.office-space.receipt_kind.${r.kind}`) },
      { header: word('amountYuan'), kind: 'decimal', value: (r) => r.amountYuan },
      { header: word('receiptNo'), kind: 'code', value: (r) => r.receiptNo },
      { header: word('paidInOn'), kind: 'day', value: (r) => r.paidInOn },
      { header: word('treasuryNo'), kind: 'code', value: (r) => r.treasuryNo },
      { header: word('note'), kind: 'text', width: 28, value: (r) => r.note },
    ],
    rows: () => {
      const where = whereReceipts(input);
      return {
        text: `select ${receiptColumns} from ${receiptTables} where ${where.sql} order by ${receiptOrder(input.sort)}`,
        values: where.values,
      };
    },
  });
}
