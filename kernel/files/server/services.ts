import { join } from 'node:path';
import type { Services } from '#kernel/context.ts';
import { keepFile } from './public.ts';
import { openFileStore, type StorageConfig } from './store.ts';

/** The settings of this room, as the table of environment variables names them. */
export interface FileSettings {
  readonly QINWU_FILES: 'disk' | 's3';
  /** Largest upload in MiB. */
  readonly QINWU_UPLOAD_MB: number;
  readonly QINWU_S3_ENDPOINT?: string | undefined;
  readonly QINWU_S3_REGION: string;
  readonly QINWU_S3_BUCKET?: string | undefined;
  readonly QINWU_S3_KEY?: string | undefined;
  readonly QINWU_S3_SECRET?: string | undefined;
}

/** A setting that object storage cannot do without. */
function needed(settings: FileSettings, name: 'QINWU_S3_BUCKET' | 'QINWU_S3_KEY' | 'QINWU_S3_SECRET'): string {
  const value = settings[name];
  if (!value) throw new Error(`${name} is missing: QINWU_FILES=s3 needs it`);
  return value;
}

function storageOf(settings: FileSettings, dataDir: string): StorageConfig {
  if (settings.QINWU_FILES === 'disk') return { kind: 'disk', directory: join(dataDir, 'files') };
  return {
    kind: 's3',
    bucket: needed(settings, 'QINWU_S3_BUCKET'),
    region: settings.QINWU_S3_REGION,
    endpoint: settings.QINWU_S3_ENDPOINT,
    accessKeyId: needed(settings, 'QINWU_S3_KEY'),
    secretAccessKey: needed(settings, 'QINWU_S3_SECRET'),
  };
}

/**
 * What this room gives the process: the store of contents, and the keeping of what the platform makes.
 * @throws Error with one plain line that names the missing setting
 */
export const fileServices = (settings: FileSettings, dataDir: string): Pick<Services, 'files' | 'keepFile'> => ({
  files: openFileStore({
    storage: storageOf(settings, dataDir),
    incoming: join(dataDir, 'incoming'),
    maxBytes: settings.QINWU_UPLOAD_MB * 1_048_576,
  }),
  keepFile,
});
