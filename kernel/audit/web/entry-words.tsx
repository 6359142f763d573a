import type { AuditEntry } from '#kernel/audit/contract/entries.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';

/** An act in words; one that no room names any more is shown as it was recorded. */
export const actionWord = (action: string, { has, t }: Words): string => (has(`audit.${action}`) ? t(`audit.${action}`) : action);

/** A kind of record in words. */
export const subjectWord = (kind: string, { has, t }: Words): string =>
  has(`enum.audit.subject.${kind}`) ? t(`enum.audit.subject.${kind}`) : kind;

/** Who acted; what no account did, the platform did itself. */
export function Actor({ entry }: { entry: Pick<AuditEntry, 'accountId' | 'actorName'> }) {
  const { t } = useWords();
  return (
    <>{entry.accountId ? entry.actorName : entry.actorName === 'system' ? t('word.platform') : entry.actorName || t('page.audit.nobody')}</>
  );
}
