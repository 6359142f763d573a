import type pg from 'pg';
import type { Statement } from './where.ts';

let serial = 0;

/** The statement with its values written in: a cursor's declaration takes no parameters. Values are quoted by the driver. */
function inlined(client: pg.ClientBase, { text, values }: Statement): string {
  return text.replace(/\$(\d+)/g, (_, n: string) => {
    const value = values[Number(n) - 1];
    if (value === null || value === undefined) return 'null';
    const plain = Array.isArray(value) ? `{${value.map(element).join(',')}}` : String(value);
    return client.escapeLiteral(plain);
  });
}

const element = (v: unknown): string => (v === null ? 'NULL' : `"${String(v).replace(/(["\\])/g, '\\$1')}"`);

/**
 * Reads a large answer in pieces of `size` rows within the running transaction, in flat memory. Other statements may run between two
 * pieces; what they write is not seen by the reading. Values are text, numbers, days or lists of them.
 */
export async function* readInBatches<T extends pg.QueryResultRow>(
  client: pg.ClientBase,
  statement: Statement,
  size = 2000,
): AsyncGenerator<T[], void, undefined> {
  serial += 1;
  const name = `read_${serial}`;
  // The whole answer is wanted, so the plan is the one that ends soonest and not the one that starts soonest.
  await client.query(`set local cursor_tuple_fraction = 1; declare ${name} no scroll cursor for ${inlined(client, statement)}`);
  for (;;) {
    const { rows } = await client.query<T>(`fetch ${size} from ${name}`);
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await client.query(`close ${name}`);
}
