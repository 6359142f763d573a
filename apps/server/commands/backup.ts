import { resolve } from 'node:path';
import { fileServices } from '#kernel/files/server/services.ts';
import { makeBackup } from '../backup/make-backup.ts';
import { openBackup, restoreBackup } from '../backup/restore-backup.ts';
import type { Command } from '../commands.ts';
import { PlainFailure } from '../plain-failure.ts';
import { standUp } from '../process.ts';

export const backup: Command = {
  summary: 'Write everything into one file: rows, files, secret',
  usage: 'qinwu backup FILE [--data DIR]',
  options: {},
  takes: 1,
  async run({ config, positionals, say }) {
    const [file] = positionals;
    if (!file) throw new PlainFailure('name the file: qinwu backup FILE');
    const footing = await standUp(config, () => {}, { migrate: false, attach: true, existing: true });
    try {
      await makeBackup(
        { url: footing.url, files: fileServices(config, footing.dataDir).files, dataDir: footing.dataDir },
        resolve(file),
        say,
      );
    } finally {
      await footing.close();
    }
    return 0;
  },
};

export const restore: Command = {
  summary: 'Restore a backup into an empty data directory or database',
  usage: 'qinwu restore FILE --data NEW_DIR',
  options: {},
  takes: 1,
  async run({ config, positionals, say }) {
    const [file] = positionals;
    if (!file) throw new PlainFailure('name the file: qinwu restore FILE --data NEW_DIR');
    // Read first: a wrong file begins nothing.
    const opened = await openBackup(resolve(file));
    const footing = await standUp(config, () => {}, { migrate: false });
    try {
      await restoreBackup({ url: footing.url, files: fileServices(config, footing.dataDir).files, dataDir: footing.dataDir }, opened, say);
    } finally {
      opened.archive.close();
      await footing.close();
    }
    return 0;
  },
};
