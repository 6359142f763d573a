import { Button, Modal } from 'antd';
import { useState } from 'react';
import { OwnSessions } from '#apps/web/own/own-sessions.tsx';
import { PasswordForm } from '#apps/web/own/password-form.tsx';
import { SecondFactorSetup } from '#apps/web/own/second-factor.tsx';
import { SecondFactorOff } from '#apps/web/own/second-factor-off.tsx';
import { DisplaySettings } from '#apps/web/shell/display-settings.tsx';
import { leave } from '#apps/web/shell/sign-out.ts';
import { useCan, useMe } from '#ui/access/use-me.ts';
import { instant } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Facts } from '#ui/page/facts.tsx';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { invalidate } from '#ui/query/client.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Status } from '#ui/show/tone.tsx';
import '#apps/web/own/own.css';

type Dialog = 'password' | 'factor-on' | 'factor-off' | null;

/** By which channels one is told, and who acts during leave. */
function ToldAndCovered() {
  const { t } = useWords();
  const can = useCan();
  return (
    <section className="qw-panel">
      <h2>{t('menu.events.channels')}</h2>
      <div className="qw-mine-line">
        <span>{t('mine.told')}</span>
        <AppLink to="/notifications/channels">{t('mine.told.change')}</AppLink>
      </div>
      {can('workbench.cover.read') ? (
        <div className="qw-mine-line">
          <span>{t('menu.workbench.covers')}</span>
          <AppLink to="/workbench/covers">{t('mine.covers')}</AppLink>
        </div>
      ) : null}
    </section>
  );
}

/** The own account: who one is here, password, second factor, devices, display, and the way out. */
export function Page() {
  const { t, enumLabel } = useWords();
  const { actor, secondFactor, session } = useMe();
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => {
    setDialog(null);
    void invalidate('/me');
  };
  const on = secondFactor === 'on';
  const facts = [
    { name: 'displayName', value: actor.displayName },
    { name: 'username', value: actor.username },
    { name: 'units', labelKey: 'mine.units', value: actor.units.map((u) => `${u.name} ${u.post}`).join('；') },
    {
      name: 'roles',
      labelKey: 'mine.roles',
      value: actor.roles
        .map((r) => [enumLabel('identity.role', r.role), r.orgName, t(`shell.reach.${r.reach}`)].filter(Boolean).join(' · '))
        .join('；'),
    },
  ];
  return (
    <PlainPage titleKey="menu.mine" below={t('mine.expires', { at: instant(session.expiresAt) })}>
      <div className="qw-mine">
        <Facts domain="identity" groups={[{ titleKey: 'mine.account', facts }]} />
        <section className="qw-panel">
          <h2>{t('mine.security')}</h2>
          <div className="qw-mine-line">
            <span>{t('mine.password')}</span>
            <Button onClick={() => setDialog('password')}>{t('password.submit')}</Button>
          </div>
          <div className="qw-mine-line">
            <span>{t('mine.factor')}</span>
            <Status tone={on ? 'ok' : 'attention'} word={t(`factor.${secondFactor}`)} />
            <Button onClick={() => setDialog(on ? 'factor-off' : 'factor-on')}>{t(on ? 'factor.disable' : 'factor.begin')}</Button>
          </div>
        </section>
        <ToldAndCovered />
        <section className="qw-panel">
          <h2>{t('mine.display')}</h2>
          <DisplaySettings />
        </section>
        <section className="qw-panel">
          <h2>{t('mine.sessions')}</h2>
          <OwnSessions />
        </section>
        <Button danger block size="large" onClick={() => void leave(actor.accountId)}>
          {t('shell.sign-out')}
        </Button>
      </div>
      <Modal open={dialog === 'password'} title={t('password.submit')} footer={null} onCancel={close} destroyOnHidden>
        <PasswordForm onDone={close} />
      </Modal>
      <Modal
        open={dialog === 'factor-on'}
        title={t('factor.begin')}
        footer={null}
        onCancel={close}
        destroyOnHidden
        mask={{ closable: false }}
      >
        <SecondFactorSetup onDone={close} />
      </Modal>
      <Modal open={dialog === 'factor-off'} title={t('factor.disable')} footer={null} onCancel={close} destroyOnHidden>
        <SecondFactorOff onDone={close} />
      </Modal>
    </PlainPage>
  );
}
