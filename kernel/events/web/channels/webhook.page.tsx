import { useWords } from '#ui/i18n/use-words.ts';
import { ListPage } from '#ui/page/list-page.tsx';
import { invalidate } from '#ui/query/client.ts';
import { useDo } from '#ui/query/use-do.ts';
import { usePageParams } from '#ui/show/page-address.ts';
import { defineTable } from '#ui/table/define-table.ts';
import { listDeliveries, replayDelivery, testWebhook } from '../../contract/channels.ts';
import { sendingTones } from './webhooks.page.tsx';

function Fault({ fault }: { fault: string | null }) {
  const { t, has } = useWords();
  if (fault === null) return null;
  return <>{has(`page.events.fault.${fault}`) ? t(`page.events.fault.${fault}`) : fault}</>;
}

const deliveryTable = defineTable({
  id: 'events.deliveries',
  route: listDeliveries,
  columns: [
    { name: 'title', width: 320 },
    { name: 'sending', tones: sendingTones, width: 120 },
    { name: 'attempts', width: 80 },
    { name: 'status', kind: 'text', width: 90 },
    { name: 'fault', render: (row) => <Fault fault={row.fault} />, width: 220 },
    { name: 'createdAt', width: 150 },
    { name: 'triedAt', width: 150 },
  ],
  sort: '-createdAt',
  emptyKey: 'page.events.deliveries.empty',
});

/** What was sent to one webhook and what came of it. */
export function Page() {
  const { webhookId } = usePageParams('webhookId');
  const replay = useDo(replayDelivery, { said: 'page.events.webhook.test-sent' });
  const test = useDo(testWebhook, { said: 'page.events.webhook.test-sent' });
  return (
    <ListPage
      titleKey="page.events.webhook.deliveries"
      table={deliveryTable}
      input={{ webhookId } as never}
      actions={[
        { id: 'refresh', labelKey: 'action.events.deliveries.refresh', run: () => invalidate('/webhooks') },
        { id: 'test', labelKey: 'action.events.webhook.test', run: () => test.run({ webhookId }), pending: test.pending, primary: true },
      ]}
      rowActions={(row) => [
        {
          id: 'replay',
          labelKey: 'action.events.delivery.replay',
          offered: row.abilities.replay ?? false,
          run: () => replay.run({ webhookId, deliveryId: row.id }),
        },
      ]}
    />
  );
}
