import { Button } from 'antd';
import type { RouteOutput } from '#shared/route.ts';
import { NOTHING } from '#ui/i18n/format.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';
import { listSettings } from '../../contract/settings.ts';
import { useAct } from '../form-drawer.tsx';
import { PlainTable } from '../plain-table.tsx';
import { DecideDrawer } from './decide-drawer.tsx';

type Settings = RouteOutput<typeof listSettings>;
export type Setting = Settings['items'][number];

export function valueText(key: Setting['key'], value: Setting['value'], words: Words): string {
  if (value === null || value === '') return NOTHING;
  return key === 'apportionMethod' ? words.enumLabel('office-space.apportion_method', String(value)) : String(value);
}

function Decisions({ setting }: { setting: Setting }) {
  const words = useWords();
  if (setting.decisions.length === 0) return <span className="qw-quiet">{words.t('page.office-space.setting.default')}</span>;
  return (
    <ul>
      {setting.decisions.map((decision) => (
        <li key={decision.validFrom}>
          <span className="qw-num">{words.t('page.office-space.setting.from', { on: decision.validFrom })}</span>{' '}
          {valueText(decision.key, decision.value, words)} <span className="qw-quiet">{decision.document}</span>
        </li>
      ))}
    </ul>
  );
}

/** What the regulation leaves to the administration: the value in force, the default, and each dated decision with its document. */
export function Page() {
  const words = useWords();
  const { t, field } = words;
  const act = useAct();
  const read = useRead(listSettings, {});
  const open = read.data?.items.find((setting) => act.name === 'decide' && setting.key === act.of);
  return (
    <PlainPage titleKey="menu.office-space.settings" below={t('page.office-space.setting.about')}>
      <Await read={read} rows={8}>
        {({ items, abilities }) => (
          <PlainTable
            heads={[
              { label: field('office-space', 'key') },
              { label: t('page.office-space.setting.in-force') },
              { label: t('page.office-space.setting.default-value') },
              { label: t('page.office-space.setting.decisions') },
              ...(abilities.decide ? [{ label: t('table.actions') }] : []),
            ]}
            rows={items.map((setting) => ({
              key: setting.key,
              cells: [
                field('office-space', setting.key),
                <strong key="value">{valueText(setting.key, setting.value, words)}</strong>,
                <span key="default" className="qw-quiet">
                  {valueText(setting.key, setting.defaultValue, words)}
                </span>,
                <Decisions key="decisions" setting={setting} />,
                ...(abilities.decide
                  ? [
                      <Button key="act" type="link" size="small" onClick={() => act.open('decide', setting.key)}>
                        {t('action.office-space.setting.decide')}
                      </Button>,
                    ]
                  : []),
              ],
            }))}
          />
        )}
      </Await>
      <DecideDrawer setting={open} onClose={act.close} />
    </PlainPage>
  );
}
