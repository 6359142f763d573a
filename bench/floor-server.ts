import Fastify from 'fastify';
import pg from 'pg';

// The floor of the http benches: bare Fastify and pg that run the same SQL in the same scoped transaction, without session, permission, parsing,
// audit or any check. What it sends is what PostgreSQL answered.
const job = JSON.parse(process.env.BENCH_FLOOR ?? '{}') as {
  url: string;
  scope: string[];
  statements: Record<string, { text: string; values: unknown[]; name?: string }>;
};
const pool = new pg.Pool({ connectionString: job.url, max: 16, options: '-c role=qinwu_app -c timezone=Asia/Shanghai' });
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const app = Fastify();
for (const [name, statement] of Object.entries(job.statements)) {
  const write = statement.text.trimStart().startsWith('insert');
  app.route({
    method: write ? 'POST' : 'GET',
    url: `/${name}`,
    handler: async (request) => {
      const client = await pool.connect();
      try {
        await client.query(`begin${write ? '' : ' read only'};select set_config('app.scope', '{${job.scope.join(',')}}', true)`);
        const { id } = request.query as { id?: string };
        const values = statement.values.map((v) =>
          v === ':id' ? (id ?? crypto.randomUUID()) : v === ':code' ? crypto.randomUUID().slice(0, 13) : v,
        );
        const { rows } = await client.query({ text: statement.text, values, ...(statement.name ? { name: statement.name } : {}) });
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
