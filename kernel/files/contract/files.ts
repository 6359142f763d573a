import { z } from 'zod';
import { id } from '#shared/ids.ts';
import { route } from '#shared/route.ts';
import { instant } from '#shared/time.ts';

/**
 * What may be uploaded, by its content and not by its name. Archives, programs, web pages and documents with macros are not on the
 * list.
 */
export const fileTypes = {
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'] },
  xls: { mediaType: 'application/vnd.ms-excel', endings: ['xls'] },
  doc: { mediaType: 'application/msword', endings: ['doc'] },
  csv: { mediaType: 'text/csv', endings: ['csv'] },
  txt: { mediaType: 'text/plain', endings: ['txt'] },
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  webp: { mediaType: 'image/webp', endings: ['webp'] },
} as const;
export type FileType = keyof typeof fileTypes;

export const storedFile = z.object({
  id,
  name: z.string(),
  /** Bytes. */
  size: z.int(),
  mediaType: z.string(),
  /** SM3 of the content (GB/T 32905), 64 hex digits: what the platform signs and compares files by. */
  sm3: z.string(),
  uploadedAt: instant,
});
export type StoredFile = z.infer<typeof storedFile>;

/**
 * The body is `multipart/form-data` with one part `file`. A file that is attached to no record within seven days goes away by itself.
 */
export const uploadFile = route({
  method: 'POST',
  path: '/files',
  permission: 'signed-in',
  query: z.object({
    /** What for, as the room that asks for it says: `import`, `attachment`. */
    purpose: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/)
      .default('attachment'),
  }),
  filePart: 'file',
  returns: storedFile,
  status: 201,
  errors: [
    'files.too_large',
    'files.empty',
    'files.type_refused',
    'files.unreadable',
    'files.archive_refused',
    'files.secret_marking_refused',
    'files.no_unit',
  ],
  summary: 'Upload a file (multipart/form-data, part "file")',
});

export const downloadFile = route({
  method: 'GET',
  path: '/files/:fileId',
  permission: 'signed-in',
  params: z.object({ fileId: id }),
  returns: 'file',
  summary: 'Download a file that the caller uploaded or whose record the caller may read',
});
