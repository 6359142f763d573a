import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';

/** Where a grant reaches: the unit with its reach, or every unit. */
export function GrantReach({ grant }: { grant: { unit: { name: string } | null; reach: string } }) {
  const { enumLabel } = useWords();
  return <>{[grant.unit?.name, enumLabel('identity.reach', grant.reach)].filter(Boolean).join(' · ')}</>;
}

/** Whether a grant holds, has not begun, has run out or was taken back. */
export function GrantState({ grant }: { grant: { inForce: boolean; endedAt: string | null; startsOn: string; endsOn: string | null } }) {
  const { t } = useWords();
  if (grant.inForce) return <Status tone="ok" word={t('page.identity.grant.in-force')} />;
  if (grant.endedAt) return <Status tone="quiet" word={t('page.identity.grant.ended')} />;
  return <Status tone="quiet" word={t('page.identity.grant.out-of-days')} />;
}
