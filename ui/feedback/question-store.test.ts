import { expect, it } from 'vitest';
import { ask } from './question-store.ts';

const question = { title: '注销房间：305 室', text: '不能恢复', yes: '注销房间', no: '取消', dangerous: true };

it('counts a question that another one replaces as no', async () => {
  const first = ask(question);
  void ask(question);
  await expect(first).resolves.toBe(false);
});
