import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Libraries of the first script, split by how often they change; what only some pages need stays with those pages. */
const groups = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 30 },
  { name: 'ground', test: /node_modules\/(@tanstack|i18next|react-i18next|zod)\//, priority: 20 },
];

/** Scripts that the shell needs to stand: what the entry and the words import before they run. */
const shell = new Set<string>();

const rememberShell: Plugin = {
  name: 'remember-shell',
  generateBundle(_options, bundle) {
    const take = (name: string): void => {
      const part = bundle[name];
      if (shell.has(name) || part?.type !== 'chunk') return;
      shell.add(name);
      for (const imported of part.imports) take(imported);
    };
    for (const part of Object.values(bundle)) {
      if (part.type === 'chunk' && (part.isEntry || part.name.startsWith('words-') || part.name.startsWith('workbox-window')))
        take(part.fileName);
    }
  },
};

export default defineConfig({
  root: at('apps/web'),
  publicDir: at('apps/web/public'),
  cacheDir: at('node_modules/.vite'),
  plugins: [
    react(),
    rememberShell,
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: '勤务 · 机关事务管理平台',
        short_name: '勤务',
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#1d4ed8',
        icons: [
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
        ],
      },
      workbox: {
        // The shell works without a network; pages come into the cache when they are first visited. Answers of the server never do.
        globPatterns: ['index.html', 'assets/*.{js,css}', 'icon.svg'],
        manifestTransforms: [
          (entries) => ({ manifest: entries.filter(({ url }) => !url.endsWith('.js') || shell.has(url)), warnings: [] }),
        ],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [/^\/api\//, /^\/reference(\/|$)/, /^\/(healthz|readyz|metrics)$/],
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'pages', expiration: { maxEntries: 300, maxAgeSeconds: 60 * 86_400 } },
          },
        ],
      },
    }),
  ],
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: { codeSplitting: { groups } },
      // The parts of Ant Design do not say so themselves, but none of them acts by being imported; without this the form library
      // travels with every page for the sake of one context.
      treeshake: { moduleSideEffects: [{ test: /node_modules\/@rc-component\//, sideEffects: false }] },
    },
  },
  server: { port: 5173, proxy: { '/api': { target: 'http://127.0.0.1:8080', changeOrigin: false } } },
});
