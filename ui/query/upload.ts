import { currentLocale } from '#ui/i18n/locale.ts';
import { OfflineError, ProblemError } from '#ui/query/problem.ts';

/** A file the server keeps; routes take its `id`. */
export interface StoredFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  mediaType: string;
}

function problemFrom(xhr: XMLHttpRequest): ProblemError {
  const fallback = { type: 'about:blank', title: String(xhr.status), status: xhr.status, code: 'internal' };
  try {
    return new ProblemError({ ...fallback, ...JSON.parse(xhr.responseText) });
  } catch {
    return new ProblemError(fallback);
  }
}

/**
 * Uploads one file to `POST /api/files` and tells its progress (0–1). By XMLHttpRequest, because fetch does not tell how much has been sent.
 * @throws ProblemError (`too_large`, `unsupported_media`, …) or OfflineError.
 */
export function upload(file: File, onProgress: (share: number) => void = () => {}, signal?: AbortSignal): Promise<StoredFile> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', '/api/files');
    xhr.setRequestHeader('x-qinwu', '1');
    xhr.setRequestHeader('accept-language', currentLocale());
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    };
    xhr.onload = () => {
      if (xhr.status >= 200 && xhr.status < 300) resolve(JSON.parse(xhr.responseText) as StoredFile);
      else reject(problemFrom(xhr));
    };
    xhr.onerror = () => reject(new OfflineError());
    xhr.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal?.addEventListener('abort', () => xhr.abort(), { once: true });
    const form = new FormData();
    form.append('file', file, file.name);
    xhr.send(form);
  });
}
