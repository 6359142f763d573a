import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateTypes } from '#kernel/db/generate-types.ts';
import { findMigrations } from '#kernel/db/migrate.ts';
import { openApi } from '#kernel/http/openapi.ts';
import { version } from '#kernel/http/watch.ts';
import { root } from '#kernel/root.ts';
import type { Command } from '../commands.ts';
import { domains } from '../compose.ts';
import { settingsTable } from '../config.ts';
import { standUp } from '../process.ts';

/** Where the committed OpenAPI document lies; a test compares, so that every change of the API shows in a diff. */
export const openApiFile = join(root, 'docs/openapi.gen.json');

export const openApiText = (): string => `${JSON.stringify(openApi(domains, version), null, 2)}\n`;

export const printOpenApi: Command = {
  summary: 'Print the OpenAPI 3.1 document',
  usage: 'qinwu openapi > openapi.json',
  options: {},
  async run() {
    process.stdout.write(openApiText());
    return 0;
  },
};

export const generate: Command = {
  summary: 'Make the generated files anew: database types, digests of migrations, OpenAPI document, table of settings',
  usage: 'qinwu generate [--data DIR]',
  options: {},
  async run({ config, say }) {
    const footing = await standUp(config, say);
    writeFileSync(join(root, 'kernel/db/types.gen.ts'), await generateTypes(footing.url));
    writeFileSync(openApiFile, openApiText());
    const landed = Object.fromEntries((await findMigrations(root)).map((m) => [m.name, m.digest]));
    writeFileSync(join(root, 'kernel/db/migrations.gen.json'), `${JSON.stringify(landed, null, 2)}\n`);
    const paper = join(root, 'docs/operations.md');
    const text = readFileSync(paper, 'utf8').replace(
      /(<!-- settings -->\n)[\s\S]*?(<!-- \/settings -->)/,
      (_, a: string, b: string) => `${a}${settingsTable()}\n${b}`,
    );
    writeFileSync(paper, text);
    await footing.close();
    say('kernel/db/types.gen.ts, kernel/db/migrations.gen.json docs/openapi.gen.json and the table of docs/operations.md made');
    return 0;
  },
};
