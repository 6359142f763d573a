import Fastify from 'fastify';
import pg from 'pg';

// The floor of the http benches: bare Fastify and pg that run the same SQL in the same scoped transaction, without session, permission, parsing,
// audit or any check. What it sends is what PostgreSQL answered.
const job = JSON.parse(process.env.BENCH_FLOOR ?? '{}') as {
  url: string;
  scope: string[];
  statements: Record<string, { text: string; values: unknown[]; name?: string }[]>;
};
const pool = new pg.Pool({ connectionString: job.url, max: 16, options: '-c role=qinwu_app -c timezone=Asia/Shanghai' });
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const app = Fastify();
for (const [name, statements] of Object.entries(job.statements)) {
  const write = statements[0]?.text.trimStart().startsWith('insert') === true;
  app.route({
    method: write ? 'POST' : 'GET',
    url: `/${name}`,
    handler: async (request) => {
      const client = await pool.connect();
      try {
        await client.query(`begin${write ? '' : ' read only'};select set_config('app.scope', '{${job.scope.join(',')}}', true)`);
        const { id } = request.query as { id?: string };
        const bound = (v: unknown, ids: unknown): unknown => {
          if (Array.isArray(v)) return v.map((one) => bound(one, ids));
          if (v === ':ids') return ids;
          if (v === ':id') return id ?? crypto.randomUUID();
          return v === ':code' ? crypto.randomUUID().slice(0, 13) : v;
        };
        let rows: { ids?: string[] }[] = [];
        for (const statement of statements) {
          const values = statement.values.map((v) => bound(v, rows[0]?.ids));
          rows = (await client.query({ ...statement, values })).rows;
        }
        await client.query('commit');
        return { items: rows };
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
  });
}
process.once('SIGTERM', () => process.exit(0));
process.stdout.write(`floor ready ${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
