/** A view somebody keeps: filters, sort and columns as the query of the address. */
export interface SavedView {
  name: string;
  query: Readonly<Record<string, string>>;
}

/** Where views and column sets are kept. */
export interface ViewStore {
  views: (accountId: string, tableId: string) => readonly SavedView[];
  saveViews: (accountId: string, tableId: string, views: readonly SavedView[]) => void;
  columns: (accountId: string, tableId: string) => readonly string[] | undefined;
  saveColumns: (accountId: string, tableId: string, columns: readonly string[] | undefined) => void;
}

const key = (what: string, accountId: string, tableId: string) => `qinwu.${what}.${accountId}.${tableId}`;

function read<T>(at: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(at) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps them in this browser, per account. */
export const inBrowser: ViewStore = {
  views: (accountId, tableId) => read<SavedView[]>(key('views', accountId, tableId)) ?? [],
  saveViews: (accountId, tableId, views) => localStorage.setItem(key('views', accountId, tableId), JSON.stringify(views)),
  columns: (accountId, tableId) => read<string[]>(key('columns', accountId, tableId)),
  saveColumns: (accountId, tableId, columns) => {
    if (columns) localStorage.setItem(key('columns', accountId, tableId), JSON.stringify(columns));
    else localStorage.removeItem(key('columns', accountId, tableId));
  },
};

let store: ViewStore = inBrowser;

/** Says where views and column sets are kept from now on. */
export function setViewStore(next: ViewStore): void {
  store = next;
}

export const viewStore = (): ViewStore => store;

/** A view with a name replaces the one of the same name. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] => [...views.filter((v) => v.name !== view.name), view];
