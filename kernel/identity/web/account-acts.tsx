import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type Account,
  closeAccount,
  disableAccount,
  enableAccount,
  endAccountSessions,
  resetPassword,
  resetSecondFactor,
  unlockAccount,
} from '#kernel/identity/contract/accounts.ts';
import { RouteForm } from '#ui/form/route-form.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import type { PageAction } from '#ui/page/action-buttons.tsx';
import { Consequences } from '#ui/page/consequences.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useConfirm } from '#ui/show/use-confirm.ts';
import { accountPath } from './account-words.ts';
import { ShownOnce } from './shown-once.tsx';

type AskedForReason = 'disable' | 'close' | 'reset-second-factor';
const askingRoutes = { disable: disableAccount, close: closeAccount, 'reset-second-factor': resetSecondFactor } as const;

/** Asks for the reason of an act that needs one, and says what follows from it. */
function ReasonDialog({ asking, account, onClose }: { asking: AskedForReason | null; account: Account; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Modal
      open={asking !== null}
      title={asking ? t('confirm.title', { act: t(`action.identity.account.${asking}`), object: account.displayName }) : ''}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      {asking ? (
        <RouteForm
          route={askingRoutes[asking]}
          draft={false}
          fixed={{ accountId: account.id }}
          fields={['reason']}
          submitKey={`action.identity.account.${asking}`}
          aside={() => (
            <Consequences
              items={[{ text: t(`page.identity.account.${asking}-consequence`), tone: asking === 'close' ? 'violation' : 'attention' }]}
            />
          )}
          onDone={onClose}
          onCancel={onClose}
        />
      ) : null}
    </Modal>
  );
}

/** Acts that have a page of their own. */
const pagesOf = ({ id: accountId, abilities }: Account): PageAction[] => [
  {
    id: 'grant',
    labelKey: 'action.identity.grant.create',
    to: `${accountPath(accountId)}/grant`,
    offered: abilities.grant ?? false,
    primary: true,
  },
  {
    id: 'change',
    labelKey: 'action.identity.account.change',
    to: `${accountPath(accountId)}/change`,
    offered: abilities.update ?? false,
    primary: true,
  },
];

/** Acts that take the account away, for a time or for good. */
const barringActs = ({ abilities }: Account, ask: (act: AskedForReason) => void): PageAction[] => [
  {
    id: 'disable',
    labelKey: 'action.identity.account.disable',
    run: () => ask('disable'),
    offered: abilities.disable ?? false,
    dangerous: true,
  },
  {
    id: 'close',
    labelKey: 'action.identity.account.close',
    run: () => ask('close'),
    offered: abilities.close ?? false,
    dangerous: true,
  },
];

/** What may be done with an account, with its questions, its forms, and the one place where a new password is shown. */
export function useAccountActs(account: Account | undefined): { actions: PageAction[]; dialogs: ReactNode } {
  const { t } = useWords();
  const confirm = useConfirm();
  const [asking, setAsking] = useState<AskedForReason | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const enable = useDo(enableAccount);
  const unlock = useDo(unlockAccount, { said: 'page.identity.account.unlocked' });
  const reset = useDo(resetPassword, { said: false });
  const endSessions = useDo(endAccountSessions, { said: 'page.identity.account.sessions-ended' });
  if (!account) return { actions: [], dialogs: null };

  const { id: accountId, displayName: object, abilities } = account;
  const asked = (act: string, consequence: string, run: () => Promise<unknown>) => async () => {
    if (await confirm({ act: t(act), object, consequence: t(consequence) })) await run();
  };
  const actions: PageAction[] = [
    ...pagesOf(account),
    {
      id: 'unlock',
      labelKey: 'action.identity.account.unlock',
      run: () => unlock.run({ accountId }),
      offered: abilities.unlock ?? false,
      pending: unlock.pending,
    },
    {
      id: 'reset-password',
      labelKey: 'action.identity.account.reset-password',
      run: asked('action.identity.account.reset-password', 'page.identity.account.reset-consequence', async () => {
        const outcome = await reset.run({ accountId });
        if (outcome.ok) setSecret(outcome.answer.initialPassword);
      }),
      offered: abilities.resetPassword ?? false,
      pending: reset.pending,
    },
    {
      id: 'end-sessions',
      labelKey: 'action.identity.account.end-sessions',
      run: asked('action.identity.account.end-sessions', 'page.identity.account.end-sessions-consequence', () =>
        endSessions.run({ accountId }),
      ),
      offered: abilities.endSessions ?? false,
    },
    {
      id: 'reset-second-factor',
      labelKey: 'action.identity.account.reset-second-factor',
      run: () => setAsking('reset-second-factor'),
      offered: abilities.resetSecondFactor ?? false,
    },
    {
      id: 'enable',
      labelKey: 'action.identity.account.enable',
      run: () => enable.run({ accountId }),
      offered: abilities.enable ?? false,
      pending: enable.pending,
    },
    ...barringActs(account, setAsking),
  ];
  const dialogs = (
    <>
      <ReasonDialog asking={asking} account={account} onClose={() => setAsking(null)} />
      <ShownOnce
        titleKey="page.identity.account.reset-done"
        text={t('page.identity.account.hand-over', { username: account.username })}
        secret={secret}
        onClose={() => setSecret(null)}
      />
    </>
  );
  return { actions, dialogs };
}
