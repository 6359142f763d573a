import { inBrowser, type SavedView, setViewStore, type ViewStore } from '#ui/table/saved-views.ts';

type Kept = Record<string, unknown>;

/** How settings of the account are read and written whole: `GET` and `PUT /account/preferences`. */
export interface AccountSettings {
  read(): Promise<Kept>;
  write(settings: Kept): Promise<unknown>;
}

/** Milliseconds in which several changes become one writing. */
const GATHER_MS = 800;
/** Milliseconds that the first page waits for the settings; a slow server must not keep it away. */
const LONGEST_MS = 1_500;

const viewsKey = (tableId: string) => `views.${tableId}`;
const columnsKey = (tableId: string) => `columns.${tableId}`;

/** Settings of one account as they stand here, with the writing that is still to come. */
function storeOf(settings: AccountSettings, kept: Kept): ViewStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (key: string, value: unknown) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) delete kept[key];
    else kept[key] = value;
    clearTimeout(timer);
    // A failed writing is no failure of the table: this browser has it still, and the next change writes everything again.
    timer = setTimeout(() => void settings.write(kept).catch(() => {}), GATHER_MS);
  };
  return {
    views: (accountId, tableId) => (kept[viewsKey(tableId)] as SavedView[] | undefined) ?? inBrowser.views(accountId, tableId),
    saveViews: (accountId, tableId, views) => {
      inBrowser.saveViews(accountId, tableId, views);
      change(viewsKey(tableId), views);
    },
    columns: (accountId, tableId) => (kept[columnsKey(tableId)] as string[] | undefined) ?? inBrowser.columns(accountId, tableId),
    saveColumns: (accountId, tableId, columns) => {
      inBrowser.saveColumns(accountId, tableId, columns);
      change(columnsKey(tableId), columns);
    },
  };
}

let keptFor: string | undefined;

/**
 * From now on views and column sets go with the account to every browser. What this browser alone had stays usable and goes along when it is next
 * saved. An answer that is late is taken when it comes; without a network this browser keeps them as before.
 */
export async function keepViewsWithAccount(accountId: string, settings: AccountSettings): Promise<void> {
  if (keptFor === accountId) return;
  keptFor = accountId;
  const late = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_MS));
  const arrived = settings.read().then(
    (kept) => setViewStore(storeOf(settings, { ...kept })),
    () => {
      keptFor = undefined;
    },
  );
  await Promise.race([arrived, late]);
}
