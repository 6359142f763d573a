import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { createWebhook } from '../../contract/channels.ts';
import './channels.css';

/** Makes a webhook; its secret is shown once, on the page that follows the form. */
export function Page() {
  const { t } = useWords();
  const go = useGo();
  const [secret, setSecret] = useState<string | null>(null);
  if (secret !== null)
    return (
      <PlainPage titleKey="page.events.webhook.made">
        <section className="qw-panel">
          <p>{t('page.events.webhook.secret-once')}</p>
          <p className="ev-secret qw-num">{secret}</p>
          <p className="qw-quiet">{t('page.events.webhook.how')}</p>
          <Button type="primary" onClick={() => go('/webhooks')}>
            {t('page.events.webhook.noted')}
          </Button>
        </section>
      </PlainPage>
    );
  return (
    <FormPage
      titleKey="action.events.webhook.create"
      route={createWebhook}
      draft={false}
      initial={{ algorithm: 'hmac-sm3' }}
      fields={['name', { name: 'url', kind: 'text', wide: true }, 'algorithm']}
      aside={() => (
        <Consequences
          items={[{ text: t('page.events.webhook.follows-told') }, { text: t('page.events.webhook.follows-target'), tone: 'attention' }]}
        />
      )}
      submitKey="action.events.webhook.create"
      onDone={(made) => setSecret(made.secret)}
      onCancel={() => go('/webhooks')}
    />
  );
}
