/**
 * What Node is told when it runs the server. Node grows its young generation to many times what a batch of rows needs; 8 MiB halves may be collected more often
 * but keep an import of 100,000 rows under 300 MiB instead of 400, at the same speed (`npm run bench -- sheet-import`).
 */
export const serverFlags = ['--max-semi-space-size=8'];
