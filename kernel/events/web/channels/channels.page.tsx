import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { RouteOutput } from '#shared/route.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await } from '#ui/show/states.tsx';
import { channels, EVERY_SUBJECT, getChannels, putChannels } from '../../contract/channels.ts';
import { MailAddress } from './mail-address.tsx';
import './channels.css';

type Settings = RouteOutput<typeof getChannels>;
type Line = Settings['subjects'][number];

const wordOf = (subject: string, { t }: Words): string =>
  subject === EVERY_SUBJECT ? t('page.events.channels.every') : t(`subject.${subject}`);

/** Subjects down, channels across; each tick is kept at once. A change of the first line is taken over by the lines that followed it. */
function Choices({ settings }: { settings: Settings }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const put = useDo(putChannels, { changes: ['/notifications/channels'], said: 'action.saved' });
  // What was ticked shows at once; the server's word replaces it.
  const [ticked, setTicked] = useState<Line[] | null>(null);
  const lines = ticked ?? settings.subjects;
  const every = lines.find((s) => s.subject === EVERY_SUBJECT);
  const change = async (line: Line, channel: (typeof channels)[number], wanted: boolean) => {
    const subjects = lines.map((s) => {
      const follows = line.subject === EVERY_SUBJECT && every !== undefined && s[channel] === every[channel];
      return s.subject === line.subject || follows ? { ...s, [channel]: wanted } : s;
    });
    setTicked(subjects);
    await put.run({ subjects });
    setTicked(null);
  };
  return (
    <table className="qw-plain ev-channels">
      <caption className="qw-hidden">{t('menu.events.channels')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('field.notifications.subjects')}</th>
          {channels.map((channel) => (
            <th key={channel} scope="col">
              {enumLabel('events.channel', channel)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.subject} className={line.subject === EVERY_SUBJECT ? 'ev-every' : ''}>
            <th scope="row">{wordOf(line.subject, words)}</th>
            {channels.map((channel) => (
              <td key={channel}>
                <Checkbox
                  checked={line[channel]}
                  disabled={put.pending}
                  aria-label={`${wordOf(line.subject, words)} ${enumLabel('events.channel', channel)}`}
                  onChange={(event) => void change(line, channel, event.target.checked)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** By which channels the reader is told of what. */
export function Page() {
  const { t } = useWords();
  const read = useRead(getChannels, {});
  return (
    <PlainPage titleKey="menu.events.channels" below={t('page.events.channels.text')}>
      <Await read={read}>
        {(settings) => (
          <div className="ev-settings">
            <section className="qw-panel">
              <h2>{t('field.notifications.address')}</h2>
              <MailAddress settings={settings} />
            </section>
            {settings.abilities.manageWebhooks ? (
              <section className="qw-panel">
                <h2>Webhook</h2>
                <p>{t('page.events.channels.webhooks', { count: String(settings.webhooks) })}</p>
                <AppLink to="/webhooks">
                  <Button>{t('action.events.webhook.manage')}</Button>
                </AppLink>
              </section>
            ) : null}
            <section className="qw-panel">
              <h2>{t('page.events.channels.choice')}</h2>
              <Choices settings={settings} />
            </section>
          </div>
        )}
      </Await>
    </PlainPage>
  );
}
