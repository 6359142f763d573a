import type { StoredFile } from '#kernel/files/contract/files.ts';
import type { TestActor, TestApp } from './app.ts';

/** Uploads a file over HTTP as an actor whose account is named; the application needs a store of files. */
export async function uploadAs(app: TestApp, actor: TestActor, name: string, content: string, purpose = 'attachment'): Promise<StoredFile> {
  const form = new FormData();
  form.append('file', new Blob([content]), name);
  const body = new Response(form);
  const reply = await app.http.inject({
    method: 'POST',
    url: `/api/files?purpose=${purpose}`,
    headers: { 'x-test-actor': actor.actor.accountId ?? '', 'x-qinwu': '1', 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  if (reply.statusCode !== 201) throw new Error(`upload of ${name}: ${reply.body}`);
  return reply.json() as StoredFile;
}
