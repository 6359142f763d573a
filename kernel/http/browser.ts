import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import serveFiles from '@fastify/static';
import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { root } from '#kernel/root.ts';

/** The reference stays in the house: no button leads to a service elsewhere. */
const withoutCloud = {
  favicon: '/icon.svg',
  pageTitle: 'Qinwu API',
  showDeveloperTools: 'never',
  hideClientButton: true,
  agent: { disabled: true },
  mcp: { disabled: true },
} as const;

/**
 * Serves the built browser application, the reference page of the API at `/reference`, and sends every other address that is a page
 * to the application, which knows its own not-found.
 */
export async function serveBrowser(app: FastifyInstance, folder = join(root, 'dist/web')): Promise<void> {
  await app.register(async (reference) => {
    reference.addHook('onSend', async (_request, reply, payload) => {
      if (typeof payload === 'string' && String(reply.getHeader('content-type')).startsWith('text/html')) allowOwnScripts(reply, payload);
      return payload;
    });
    await reference.register(scalar, {
      routePrefix: '/reference',
      configuration: { url: '/api/openapi.json', title: 'Qinwu API', withDefaultFonts: false, telemetry: false, ...withoutCloud },
    });
  });
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(serveFiles, {
      root: folder,
      wildcard: false,
      index: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.get('/*', (request, reply) => {
    const page = !request.url.startsWith('/api/') && String(request.headers.accept ?? '').includes('text/html');
    if (!built || !page) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

/** The reference page starts by a script in its own text: the policy names exactly that text by its digest, and no other. */
function allowOwnScripts(reply: FastifyReply, page: string): void {
  const scripts = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map((m) => m[1] ?? '');
  const digests = scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  const policy = String(reply.getHeader('content-security-policy'));
  reply.header('content-security-policy', policy.replace("script-src 'self'", `script-src 'self' ${digests.join(' ')}`));
}
