import { parseArgs } from 'node:util';
import { EmbeddedFailure } from '#kernel/db/embedded.ts';
import { commands } from './commands.ts';
import { ConfigFailure, readConfig } from './config.ts';

const HELP = `qinwu <command> [options]

${Object.entries(commands)
  .map(([name, c]) => `  ${name.padEnd(10)} ${c.summary}`)
  .join('\n')}

Options of every command: --data DIR  --host ADDRESS  --port N
The environment variables are listed in docs/operations.md.`;

async function run(argv: string[]): Promise<number> {
  const [name = 'start', ...rest] = argv;
  const command = commands[name];
  if (!command || rest.includes('--help')) {
    process.stdout.write(`${command ? command.usage : HELP}\n`);
    return command || name === 'help' || name === '--help' ? 0 : 2;
  }
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: { data: { type: 'string' }, host: { type: 'string' }, port: { type: 'string' }, ...command.options },
  });
  const env = { ...process.env };
  if (typeof values.data === 'string') env.QINWU_DATA = values.data;
  if (typeof values.host === 'string') env.QINWU_HOST = values.host;
  if (typeof values.port === 'string') env.QINWU_PORT = values.port;
  return command.run({ config: readConfig(env), values, positionals, say: (line) => void process.stdout.write(`${line}\n`) });
}

/** True for failures whose message says all a person needs. */
const isPlain = (error: unknown): error is Error =>
  error instanceof ConfigFailure ||
  error instanceof EmbeddedFailure ||
  (error as { plain?: boolean }).plain === true ||
  (error as { code?: string }).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ||
  (error as { code?: string }).code === 'EADDRINUSE' ||
  (error as { code?: string }).code === 'EACCES';

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`qinwu: ${isPlain(error) ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = 1;
}
