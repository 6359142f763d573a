import type { ParseArgsConfig } from 'node:util';
import { backup, restore } from './commands/backup.ts';
import { demo } from './commands/demo.ts';
import { auditDoctor } from './commands/doctor.ts';
import { generate, printOpenApi } from './commands/generate.ts';
import { importRegister } from './commands/import.ts';
import { migrateOnly } from './commands/migrate.ts';
import { start } from './commands/start.ts';
import type { Config } from './config.ts';

/** What a command gets. */
export interface CommandRun {
  readonly config: Config;
  readonly values: Readonly<Record<string, string | boolean | undefined | (string | boolean)[]>>;
  readonly positionals: readonly string[];
  readonly say: (line: string) => void;
}

/** One command of `qinwu`; answers the exit code. */
export interface Command {
  readonly summary: string;
  readonly usage: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Most arguments it takes besides options; none unless told. */
  readonly takes?: number;
  readonly run: (run: CommandRun) => Promise<number>;
}

export const commands: Readonly<Record<string, Command>> = {
  start,
  migrate: migrateOnly,
  demo,
  import: importRegister,
  backup,
  restore,
  doctor: auditDoctor,
  openapi: printOpenApi,
  generate,
};
