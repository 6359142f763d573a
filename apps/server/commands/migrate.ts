import type { Command } from '../commands.ts';
import { standUp } from '../process.ts';

export const migrateOnly: Command = {
  summary: 'Bring the database to the newest schema and stop',
  usage: 'qinwu migrate [--data DIR]',
  options: {},
  async run({ config, say }) {
    const footing = await standUp(config, say);
    say(footing.migrated.applied.length === 0 ? 'the schema is up to date' : `${footing.migrated.applied.length} migrations applied`);
    await footing.close();
    return 0;
  },
};
