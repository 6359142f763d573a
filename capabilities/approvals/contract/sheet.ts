import { z } from 'zod';
import { id } from '#shared/ids.ts';

/** What the approver is shown beside the form: computed by the subject's room at the moment of looking. */
export const approvalSheet = z.object({
  /** Facts of the matter. `enum` names the list of words (`office-space.room_kind`) that says the value. */
  facts: z.array(
    z.object({ labelKey: z.string(), value: z.string().nullable(), unit: z.string().optional(), enum: z.string().optional() }),
  ),
  /** What the rules say; `wordKey` is a label with `params`. */
  verdicts: z.array(
    z.object({
      tone: z.enum(['ok', 'notice', 'attention', 'violation']),
      wordKey: z.string(),
      params: z.record(z.string(), z.string()).optional(),
      over: z.string().nullable().optional(),
      actual: z.string().nullable().optional(),
      limit: z.string().nullable().optional(),
      unit: z.string().optional(),
      clause: z.string().nullable().optional(),
      steps: z.array(z.string()).optional(),
    }),
  ),
  tables: z
    .array(
      z.object({
        titleKey: z.string(),
        columns: z.array(z.object({ labelKey: z.string(), numeric: z.boolean().optional() })),
        rows: z.array(z.array(z.string().nullable())),
      }),
    )
    .optional(),
  /** Kept files of the matter, downloaded by `GET /files/:fileId`. */
  fileIds: z.array(id).optional(),
});
export type ApprovalSheet = z.infer<typeof approvalSheet>;
