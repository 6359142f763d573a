import { createReadStream, mkdirSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import type { DriverContract } from 'flydrive/types';

/** Where the contents of files are kept. */
export type StorageConfig =
  | { readonly kind: 'disk'; readonly directory: string }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly region: string;
      /** Any S3-compatible service; without it the one of the region. */
      readonly endpoint?: string | undefined;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    };

export interface FileStoreOptions {
  readonly storage: StorageConfig;
  /** Uploads in the making; emptied of leftovers by the sweep. */
  readonly incoming: string;
  /** Largest upload in bytes. */
  readonly maxBytes: number;
}

/** The store of file contents: one per process, stateless, the same on disk and in object storage. */
export interface FileStore {
  readonly incoming: string;
  readonly maxBytes: number;
  /** Takes a finished local file over under the key; the local file stays and is the caller's to remove. */
  put(key: string, localPath: string, meta: { mediaType: string; size: number }): Promise<void>;
  /** Opens a content. Throws when it is missing: a row without its content is a fault. */
  get(key: string): Promise<Readable>;
  /** Removes a content; a missing one is no error. */
  remove(key: string): Promise<void>;
  /** All keys there are. */
  keys(): AsyncGenerator<string>;
}

declare module '#kernel/context.ts' {
  interface Services {
    readonly files: FileStore;
  }
}

/** The client of object storage is loaded only where it is used: it is large and would slow every start. */
async function driverOf(storage: StorageConfig): Promise<DriverContract> {
  if (storage.kind === 'disk') {
    const { FSDriver } = await import('flydrive/drivers/fs');
    return new FSDriver({ location: storage.directory, visibility: 'private' });
  }
  const { S3Driver } = await import('flydrive/drivers/s3');
  return new S3Driver({
    bucket: storage.bucket,
    region: storage.region,
    ...(storage.endpoint ? { endpoint: storage.endpoint, forcePathStyle: true } : {}),
    credentials: { accessKeyId: storage.accessKeyId, secretAccessKey: storage.secretAccessKey },
    visibility: 'private',
    supportsACL: false,
    // Services other than Amazon's do not all know the newer checksums; the platform compares files by SM3 itself.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

/** Opens the store and makes its directories; object storage is not asked before the first file. */
export function openFileStore({ storage, incoming, maxBytes }: FileStoreOptions): FileStore {
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  if (storage.kind === 'disk') mkdirSync(storage.directory, { recursive: true, mode: 0o700 });
  let opened: Promise<Disk> | undefined;
  const disk = (): Promise<Disk> => {
    opened ??= driverOf(storage).then((driver) => new Disk(driver));
    return opened;
  };
  return {
    incoming,
    maxBytes,
    async put(key, localPath, meta) {
      await (await disk()).putStream(key, createReadStream(localPath), { contentLength: meta.size, contentType: meta.mediaType });
    },
    async get(key) {
      if (!(await (await disk()).exists(key))) throw new Error(`the content of a file is missing in the store: ${key}`);
      return (await disk()).getStream(key);
    },
    remove: async (key) => (await disk()).delete(key),
    async *keys() {
      let paginationToken: string | undefined;
      do {
        const page = await (await disk()).listAll('/', { recursive: true, ...(paginationToken ? { paginationToken } : {}) });
        for (const object of page.objects) if (object.isFile) yield object.key;
        paginationToken = page.paginationToken;
      } while (paginationToken);
    },
  };
}
