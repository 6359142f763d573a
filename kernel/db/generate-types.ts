import pg from 'pg';

const QUERY = `
  select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
         a.attnotnull as required, (a.atthasdef or a.attidentity <> '' or a.attgenerated <> '') as defaulted, col_description(c.oid, a.attnum) as note
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p', 'v') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema', 'pgboss') and n.nspname not like 'pg\\_%'
  order by 1, 2, a.attnum`;

/** TypeScript type of a column as the driver's parsers of `connect.ts` give it. */
function typeOf(pgType: string): string {
  if (pgType.endsWith('[]')) return `${typeOf(pgType.slice(0, -2))}[]`;
  switch (pgType) {
    case 'smallint':
    case 'integer':
    case 'bigint':
    case 'double precision':
    case 'real':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'json':
    case 'jsonb':
      return 'Json';
    case 'bytea':
      return 'Buffer';
    case 'numeric':
      return 'Quantity';
    default:
      return 'string';
  }
}

interface Column {
  schema: string;
  table: string;
  column: string;
  type: string;
  required: boolean;
  defaulted: boolean;
  note: string | null;
}

/** The text of `types.gen.ts` for the schema a database has now; a test compares it with the committed file. */
export async function generateTypes(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const rows = (await client.query<Column>(QUERY)).rows;
  await client.end();
  const tables = new Map<string, string[]>();
  for (const r of rows) {
    const name = `${r.schema}.${r.table}`;
    const type = `${typeOf(r.type)}${r.required ? '' : ' | null'}`;
    const note = r.note ? `    /** ${r.note.replaceAll('*/', '')} */\n` : '';
    tables.set(name, [...(tables.get(name) ?? []), `${note}    ${r.column}: ${r.defaulted ? `Generated<${type}>` : type};`]);
  }
  const body = [...tables].map(([name, columns]) => `  '${name}': {\n${columns.join('\n')}\n  };`).join('\n');
  return `// Made from the migrated schema by \`npm run qinwu -- generate\`; a test keeps it true.
import type { ColumnType } from 'kysely';

/** A column that the database fills when it is left out. */
type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

/** JSON is written as text, so that an array is not taken for a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>;
/** Decimal text; a number is accepted on the way in. */
type Quantity = ColumnType<string, string | number, string | number>;

export interface DB {
${body}
}
`;
}
