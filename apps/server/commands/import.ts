import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FileImport } from '#kernel/domain.ts';
import { say as label } from '#kernel/http/labels.ts';
import { Refusal } from '#shared/errors.ts';
import { newId } from '#shared/ids.ts';
import type { Command } from '../commands.ts';
import { domains } from '../compose.ts';
import { beforeServing } from '../first-start.ts';
import { PlainFailure } from '../plain-failure.ts';
import { standUp } from '../process.ts';

const registers = (): Map<string, FileImport> => new Map(domains.flatMap((d) => Object.entries(d.imports)));

function mappingFrom(file: unknown): unknown {
  if (typeof file !== 'string') return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new PlainFailure(`--map ${file}: ${(cause as Error).message}`);
  }
}

/** Imports a register in the platform's own name, the way the page does it; what became of each wrong row is written beside the file. */
export const importRegister: Command = {
  summary: 'Import a register: import office-space.buildings FILE [--map MAP.json] [--good-rows]',
  usage: 'qinwu import REGISTER FILE [--map MAP.json] [--good-rows] [--data DIR]',
  options: { map: { type: 'string' }, 'good-rows': { type: 'boolean' } },
  takes: 2,
  async run({ config, values, positionals, say }) {
    const [name = '', file = ''] = positionals;
    const take = registers().get(name);
    if (!take) throw new PlainFailure(`there is no register "${name}"; there are ${[...registers().keys()].join(', ')}`);
    const path = resolve(file);
    if (!file || !existsSync(path)) throw new PlainFailure(`there is no file "${file}"`);
    const mapping = mappingFrom(values.map);
    const footing = await standUp(config, () => {}, { attach: true, existing: true });
    try {
      const result = await beforeServing(footing, (run) =>
        take(
          {
            taskId: newId(),
            transaction: (work) => run(work),
            progress: async () => {},
            async attach({ body }) {
              const target = `${path.slice(0, path.length - extname(path).length)}-result.xlsx`;
              await pipeline(Readable.from(body), createWriteStream(target));
              say(`rows that were wrong are marked in ${target}`);
            },
          },
          path,
          { mode: values['good-rows'] === true ? 'good-rows' : 'all', mapping, locale: 'zh-CN', fileName: basename(path) },
        ),
      );
      for (const [key, value] of Object.entries(result))
        if (typeof value !== 'object' || Object.keys(value ?? {}).length > 0) say(`${key.padEnd(14)} ${JSON.stringify(value)}`);
      if (!result.stored) say('nothing was stored, because a row is wrong; mend it, or take the good rows with --good-rows');
      return result.stored ? 0 : 1;
    } catch (error) {
      if (error instanceof Refusal) throw new PlainFailure(`${basename(path)}: ${label('en', `error.${error.code}`, error.params)}`);
      throw error;
    } finally {
      await footing.close();
    }
  },
};
