import { useState } from 'react';
import type { AnyRoute, RouteSent } from '#shared/route.ts';
import { sendRoute } from '#ui/query/call.ts';
import { useTell } from '#ui/query/use-tell.ts';

/** A route that answers with a file. */
export type FileRoute = AnyRoute & { readonly returns: 'file' };

/** The file name of a Content-Disposition header; RFC 5987 form first because names are Chinese. */
export function fileNameOf(disposition: string | null, fallback: string): string {
  const extended = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (extended) return decodeURIComponent(extended);
  return disposition?.match(/filename="?([^";]+)"?/i)?.[1] ?? fallback;
}

/** Saves a blob under a name. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Downloads the answer of a file route and saves it under the name the server gave. @throws like `call`. */
export async function download<R extends FileRoute>(route: R, input: RouteSent<R>): Promise<string> {
  const response = await sendRoute(route, input as object);
  const name = fileNameOf(response.headers.get('content-disposition'), 'download');
  saveBlob(await response.blob(), name);
  return name;
}

/** A download as a button needs it: `const report = useDownload(exportRooms)`, then `report.run(filters)`. */
export function useDownload<R extends FileRoute>(route: R): { run: (input: RouteSent<R>) => Promise<void>; pending: boolean } {
  const tell = useTell();
  const [pending, setPending] = useState(false);
  const run = async (input: RouteSent<R>): Promise<void> => {
    setPending(true);
    try {
      tell.success('action.downloaded', { name: await download(route, input) });
    } catch (error) {
      tell.failure(error as Error);
    } finally {
      setPending(false);
    }
  };
  return { run, pending };
}
