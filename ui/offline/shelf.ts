/** What this device keeps between visits: things asked to be sent, and answers taken along. One database, two stores, by string key. */
export type ShelfName = 'outbox' | 'taken';

const NAME = 'qinwu';
const VERSION = 1;
let opened: Promise<IDBDatabase> | undefined;

function openShelves(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('outbox', { keyPath: 'key' });
      request.result.createObjectStore('taken', { keyPath: 'key' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Runs one request in a transaction of its own; resolves when it is on the disk. */
async function within<T>(shelf: ShelfName, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await openShelves();
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(shelf, mode, { durability: 'strict' });
    const request = ask(transaction.objectStore(shelf));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const putOn = <T extends { key: string }>(shelf: ShelfName, thing: T): Promise<unknown> =>
  within(shelf, 'readwrite', (store) => store.put(thing));
export const takeOff = (shelf: ShelfName, key: string): Promise<unknown> => within(shelf, 'readwrite', (store) => store.delete(key));
export const getFrom = <T>(shelf: ShelfName, key: string): Promise<T | undefined> => within(shelf, 'readonly', (store) => store.get(key));
export const allOn = <T>(shelf: ShelfName): Promise<T[]> => within(shelf, 'readonly', (store) => store.getAll() as IDBRequest<T[]>);
export const clearShelf = (shelf: ShelfName): Promise<unknown> => within(shelf, 'readwrite', (store) => store.clear());
