import { z } from 'zod';
import { id } from '#shared/ids.ts';

/** A paper of a record: its category, its name or number, and the scan where there is one. */
export const paper = z.object({
  id,
  category: z.string(),
  title: z.string(),
  fileId: id.nullable(),
  fileName: z.string().nullable(),
  /** Bytes. */
  fileSize: z.int().nullable(),
  addedBy: z.string(),
  addedAt: z.string(),
});
export type Paper = z.infer<typeof paper>;

/** A paper to enter. `fileId` is an upload of the caller's. */
export const newPaper = <T extends z.ZodType<string>>(category: T) =>
  z.object({ category, title: z.string().trim().min(1).max(200), fileId: id.nullable().optional() });
