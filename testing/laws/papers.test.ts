import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '#apps/server/commands.ts';
import { settingsTable } from '#apps/server/config.ts';
import { root } from '#kernel/root.ts';

const read = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('the papers say what is', () => {
  it('operations.md lists the settings as they are', () => {
    const listed = /<!-- settings -->\n([\s\S]*?)<!-- \/settings -->/.exec(read('docs/operations.md'))?.[1]?.trim();
    expect(listed, 'run `npm run qinwu -- generate`').toBe(settingsTable().trim());
  });
  it('both READMEs name every command of qinwu', () => {
    for (const file of ['README.md', 'README.zh-CN.md']) {
      const text = read(file);
      for (const name of Object.keys(commands).filter((n) => n !== 'generate'))
        expect(text, `${file} does not name "qinwu ${name}"`).toContain(`\`${name}\``);
    }
  });
});
