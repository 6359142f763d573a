import { endGrant, type Grant } from '#kernel/identity/contract/grants.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';
import { useConfirm } from '#ui/show/use-confirm.ts';
import { roleWord } from './role-word.ts';

/** Takes a grant back after asking: `void end(grant)`. */
export function useEndGrant(): (grant: Grant) => Promise<void> {
  const words = useWords();
  const confirm = useConfirm();
  const { run } = useDo(endGrant, { said: 'page.identity.grant.taken-back' });
  return async (grant) => {
    const sure = await confirm({
      act: words.t('action.identity.grant.end'),
      object: `${grant.account.displayName} · ${roleWord(grant, words)}`,
      consequence: words.t('page.identity.grant.end-consequence'),
    });
    if (sure) await run({ grantId: grant.id });
  };
}
