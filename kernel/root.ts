import { fileURLToPath } from 'node:url';

/** The project's folder, from which migrations, labels and the built browser application are read. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
