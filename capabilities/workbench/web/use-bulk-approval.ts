import { bulkApprove } from '#capabilities/approvals/contract/verbs.ts';
import { useCan } from '#ui/access/use-me.ts';
import { notify } from '#ui/feedback/notice-store.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';
import { useConfirm } from '#ui/show/use-confirm.ts';
import type { BulkAction } from '#ui/table/define-table.ts';
import { namedRow } from './work.table.tsx';

/** The most that one call takes. */
const MOST = 50;

export interface BulkApproval {
  /** For the marked rows of the list; none without the right. */
  bulk: readonly BulkAction[];
  /** For one row. */
  approve: (title: string, stepKey: string) => Promise<void>;
}

/** Approves simple matters from the list. Each step is decided by itself; what was refused is told with its reason. */
export function useBulkApproval(): BulkApproval {
  const { t } = useWords();
  const can = useCan();
  const confirm = useConfirm();
  const doing = useDo(bulkApprove, { said: false, changes: ['/workbench', '/approvals'] });
  const send = async (stepIds: string[]) => {
    const outcome = await doing.run({ stepIds });
    if (!outcome.ok) return;
    const refused = outcome.answer.items.filter((one) => one.problem !== null);
    const count = String(outcome.answer.items.length - refused.length);
    if (refused.length < outcome.answer.items.length) notify('ok', t('page.workbench.approved', { count }));
    for (const one of refused.slice(0, 3)) notify('violation', one.message ?? t('error.internal'));
  };
  const ask = (object: string) =>
    confirm({ act: t('action.workbench.approve'), object, consequence: t('page.workbench.approve-consequence'), dangerous: false });
  const bulk: BulkAction = {
    id: 'approve',
    labelKey: 'action.workbench.approve',
    permission: bulkApprove.permission,
    run: async ({ ids }) => {
      const steps = ids.flatMap((name) => namedRow(name).stepKey ?? []);
      if (steps.length === 0) return notify('violation', t('page.workbench.none-simple'));
      if (steps.length > MOST) return notify('violation', t('page.workbench.too-many', { most: String(MOST) }));
      if (await ask(t('page.workbench.matters', { count: String(steps.length) }))) await send(steps);
    },
  };
  return {
    bulk: can(bulkApprove.permission) ? [bulk] : [],
    approve: async (title, stepKey) => {
      if (await ask(title)) await send([stepKey]);
    },
  };
}
