import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { useDo } from '#ui/query/use-do.ts';
import type { Tone } from '#ui/show/tone.tsx';
import { useConfirm } from '#ui/show/use-confirm.ts';
import { defineTable } from '#ui/table/define-table.ts';
import { endWebhook, listWebhooks, testWebhook } from '../../contract/channels.ts';

export const sendingTones: Readonly<Record<string, Tone>> = { waiting: 'notice', sent: 'ok', failed: 'violation' };

const webhookTable = defineTable({
  id: 'events.webhooks',
  route: listWebhooks,
  columns: [
    { name: 'name', width: 180 },
    { name: 'url', width: 360 },
    { name: 'algorithm', width: 160 },
    { name: 'sending', tones: sendingTones, width: 120 },
    { name: 'createdAt', width: 150 },
    { name: 'endedAt', width: 150 },
  ],
  sort: '-createdAt',
  rowLink: (row) => `/webhooks/${row.id}`,
  emptyKey: 'page.events.webhooks.empty',
});

/** The reader's webhooks: made, tested, ended. */
export function Page() {
  const { t } = useWords();
  const confirm = useConfirm();
  const changes = ['/webhooks', '/notifications/channels'];
  const end = useDo(endWebhook, { changes });
  const test = useDo(testWebhook, { changes, said: 'page.events.webhook.test-sent' });
  return (
    <ListPage
      titleKey="menu.events.webhooks"
      table={webhookTable}
      above={<p className="qw-quiet">{t('page.events.webhooks.text')}</p>}
      actions={[{ id: 'new', labelKey: 'action.events.webhook.create', to: '/webhooks/new', primary: true }]}
      rowActions={(row) => [
        {
          id: 'test',
          labelKey: 'action.events.webhook.test',
          offered: row.abilities.test ?? false,
          run: () => test.run({ webhookId: row.id }),
        },
        {
          id: 'end',
          labelKey: 'action.events.webhook.end',
          offered: row.abilities.end ?? false,
          dangerous: true,
          run: async () => {
            const question = {
              act: t('action.events.webhook.end'),
              object: row.name,
              consequence: t('page.events.webhook.end-consequence'),
            };
            if (await confirm(question)) await end.run({ webhookId: row.id });
          },
        },
      ]}
    />
  );
}
