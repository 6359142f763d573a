import { Button } from 'antd';
import { useState } from 'react';
import type { RouteOutput } from '#shared/route.ts';
import { RouteForm } from '#ui/form/route-form.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';
import { Status } from '#ui/show/tone.tsx';
import { confirmMailAddress, type getChannels, putMailAddress } from '../../contract/channels.ts';

const changes = ['/notifications/channels'];

/** The address for mail: given, confirmed by the code that was sent to it, or taken away. */
export function MailAddress({ settings }: { settings: RouteOutput<typeof getChannels> }) {
  const { t } = useWords();
  const [entering, setEntering] = useState(false);
  const remove = useDo(putMailAddress, { changes, said: 'page.events.channels.mail-removed' });
  const { mail, mailAvailable } = settings;
  if (!mailAvailable) return <Status tone="quiet" word={t('error.events.mail_unavailable')} />;
  if (mail === null || entering)
    return (
      <RouteForm
        route={putMailAddress}
        draft={false}
        changes={changes}
        fields={[{ name: 'address', kind: 'text' }]}
        initial={{ address: mail?.address ?? '' }}
        submitKey="action.events.mail.send-code"
        saidKey="page.events.channels.code-sent"
        onDone={() => setEntering(false)}
        {...(mail ? { onCancel: () => setEntering(false) } : {})}
      />
    );
  return (
    <>
      <p className="ev-address">
        <strong>{mail.address}</strong>
        <Status
          tone={mail.confirmed ? 'ok' : 'attention'}
          word={t(mail.confirmed ? 'page.events.channels.confirmed' : 'page.events.channels.unconfirmed')}
        />
        <Button type="link" onClick={() => setEntering(true)}>
          {t('action.events.mail.change')}
        </Button>
        <Button type="link" danger loading={remove.pending} onClick={() => void remove.run({ address: null })}>
          {t('action.events.mail.remove')}
        </Button>
      </p>
      {mail.confirmed ? null : (
        <RouteForm
          route={confirmMailAddress}
          draft={false}
          changes={changes}
          fields={['code']}
          submitKey="action.events.mail.confirm"
          saidKey="page.events.channels.confirmed"
          onDone={() => undefined}
        />
      )}
    </>
  );
}
