import { sql } from 'kysely';
import type { Ctx } from '#kernel/context.ts';
import { notify } from '#kernel/events/server/notify.ts';
import { newId } from '#shared/ids.ts';

/** One entry of someone's workbench, as the room that assigns the work describes it. */
export interface WorkDraft {
  /** Names the entry, so that putting it twice is putting it once: `approvals:<stepTaskId>:<accountId>`. */
  readonly key: string;
  /** `todo` waits for the account, `started` was begun by it, `copy` was sent to it to know. */
  readonly kind: 'todo' | 'started' | 'copy';
  readonly accountId: string;
  /** What it is about, `office-space.request`; label `subject.<subject>`. */
  readonly subject: string;
  readonly recordId: string;
  readonly orgId: string;
  readonly title: string;
  readonly number?: string | null;
  /** Page of the browser application on which the account reads and acts. */
  readonly path: string;
  readonly dueAt?: Date | null;
  /** Id by which the assigning room acts from the list. */
  readonly stepKey?: string | null;
  /** May be acted on together with others. */
  readonly bulk?: boolean;
}

/** Puts entries into workbenches or refreshes them by key, and tells those to whom something new has come. */
export async function putWorkUseCase(ctx: Ctx, drafts: readonly WorkDraft[]): Promise<void> {
  // The last of several drafts of one key is the one that holds: one statement may not change a row twice.
  const byKey = new Map(drafts.map((d) => [d.key, d]));
  if (byKey.size === 0) return;
  const rows = [...byKey.values()].map((d) => ({ ...d, id: newId(), dueAt: d.dueAt?.toISOString() ?? null, bulk: d.bulk ?? false }));
  const put = await sql<{ key: string; accountId: string; kind: WorkDraft['kind']; fresh: boolean }>`
    select key, account_id as "accountId", kind, fresh from workbench.put_work(${JSON.stringify(rows)}::json, ${ctx.now.toISOString()}::timestamptz)`.execute(
    ctx.db,
  );
  // Whoever began a matter knows it.
  const news = put.rows.filter((w) => w.fresh && w.kind !== 'started' && w.accountId !== ctx.actor.accountId);
  await notify(
    ctx,
    news.map((w) => {
      const draft = byKey.get(w.key) as WorkDraft;
      return {
        accountId: w.accountId,
        kind: `workbench.${w.kind}`,
        subject: draft.subject,
        params: { title: draft.title, number: draft.number ?? '' },
        link: draft.path,
        needsAction: false,
      };
    }),
  );
}
