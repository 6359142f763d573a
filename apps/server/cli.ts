import { parseArgs } from 'node:util';
import { EmbeddedFailure } from '#kernel/db/embedded.ts';
import { type Command, type CommandRun, commands } from './commands.ts';
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
    const asked = command !== undefined || name === 'help' || name === '--help';
    process[asked ? 'stdout' : 'stderr'].write(`${command ? command.usage : HELP}\n`);
    return asked ? 0 : 2;
  }
  const { values, positionals } = argumentsOf(command, rest);
  const env = { ...process.env };
  if (typeof values.data === 'string') env.QINWU_DATA = values.data;
  if (typeof values.host === 'string') env.QINWU_HOST = values.host;
  if (typeof values.port === 'string') env.QINWU_PORT = values.port;
  return command.run({ config: readConfig(env), values, positionals, say: (line) => void process.stdout.write(`${line}\n`) });
}

/** A command line that cannot be understood: the line that says why, and how the command is used. */
class UsageFailure extends Error {}

function argumentsOf(command: Command, args: string[]): Pick<CommandRun, 'values' | 'positionals'> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { data: { type: 'string' }, host: { type: 'string' }, port: { type: 'string' }, ...command.options },
    });
    const extra = positionals[command.takes ?? 0];
    if (extra !== undefined) throw new UsageFailure(`"${extra}" is one argument too many\n${command.usage}`);
    return { values, positionals };
  } catch (cause) {
    if (!String((cause as { code?: string }).code).startsWith('ERR_PARSE_ARGS')) throw cause;
    throw new UsageFailure(`${(cause as Error).message.split('. ')[0]}\n${command.usage}`);
  }
}

/** True for failures whose message says all a person needs. */
const isPlain = (error: unknown): error is Error =>
  error instanceof ConfigFailure ||
  error instanceof EmbeddedFailure ||
  error instanceof UsageFailure ||
  (error as { plain?: boolean }).plain === true ||
  (error as { code?: string }).code === 'EACCES';

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`qinwu: ${isPlain(error) ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exitCode = error instanceof UsageFailure ? 2 : 1;
}
// A command that is done is done: nothing it left open keeps the terminal.
for (const stream of [process.stdout, process.stderr]) await new Promise<void>((said) => stream.write('', () => said()));
process.exit();
