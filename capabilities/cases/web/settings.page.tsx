import { Button, Input, InputNumber, Select } from 'antd';
import type { RouteOutput } from '#shared/route.ts';
import { dayOf } from '#shared/time.ts';
import { RouteForm } from '#ui/form/route-form.tsx';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';
import { decideCaseSetting, listCaseSettings } from '../contract/settings.ts';
import { dayCounts } from '../rules/settings.ts';
import { Side, useOpenAct } from './drawer.tsx';
import './cases.css';

type Setting = RouteOutput<typeof listCaseSettings>['items'][number];

const valueText = (key: Setting['key'], value: Setting['value'], { enumLabel }: Words): string =>
  key === 'limitCount' ? enumLabel('cases.day_count', String(value)) : String(value);

interface ControlProps {
  setting: Setting;
  id?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}

/** The control that a value takes: a choice, a whole number, or text. */
function Control({ setting, value, onChange, disabled, id }: ControlProps) {
  const { enumLabel } = useWords();
  const own = { disabled, ...(id ? { id } : {}) };
  if (setting.key === 'limitCount')
    return (
      <Select
        {...own}
        value={value as string}
        onChange={onChange}
        options={dayCounts.map((count) => ({ value: count, label: enumLabel('cases.day_count', count) }))}
      />
    );
  if (typeof setting.defaultValue === 'number')
    return <InputNumber {...own} min={0} max={365} precision={0} value={Number(value)} onChange={onChange} />;
  return <Input {...own} value={String(value ?? '')} onChange={(event) => onChange(event.target.value)} />;
}

function Decide({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const { t, field } = useWords();
  return (
    <Side title={t('action.cases.setting.decide')} onClose={onClose}>
      <p>{field('cases', setting.key)}</p>
      <RouteForm
        route={decideCaseSetting}
        fixed={{ key: setting.key }}
        fields={[
          { name: 'value', render: (control) => <Control {...control} setting={setting} /> },
          'validFrom',
          { name: 'document', labelKey: 'field.document', wide: true },
        ]}
        initial={{ value: setting.value, validFrom: dayOf(new Date()) }}
        submitKey="action.cases.setting.decide"
        draft={false}
        onDone={onClose}
        onCancel={onClose}
      />
    </Side>
  );
}

/** What the supervising body decides: value in force, default, every dated decision with its document. */
export function Page() {
  const words = useWords();
  const { t, field } = words;
  const act = useOpenAct();
  const read = useRead(listCaseSettings, {});
  const open = read.data?.items.find((setting) => act.name === 'decide' && setting.key === act.of);
  return (
    <PlainPage titleKey="menu.cases.settings" below={t('page.cases.settings.about')}>
      <Await read={read} rows={10}>
        {({ items, abilities }) => (
          <div className="cs-scroll">
            <table className="cs-table">
              <thead>
                <tr>
                  <th scope="col">{field('cases', 'key')}</th>
                  <th scope="col">{t('page.cases.settings.in-force')}</th>
                  <th scope="col">{t('page.cases.settings.default')}</th>
                  <th scope="col">{t('page.cases.settings.decisions')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((setting) => (
                  <tr key={setting.key}>
                    <th scope="row">{field('cases', setting.key)}</th>
                    <td className="qw-num">
                      {valueText(setting.key, setting.value, words)}{' '}
                      {abilities.decide ? (
                        <Button type="link" size="small" onClick={() => act.open('decide', setting.key)}>
                          {t('action.cases.setting.decide')}
                        </Button>
                      ) : null}
                    </td>
                    <td className="qw-num qw-quiet">{valueText(setting.key, setting.defaultValue, words)}</td>
                    <td>{setting.decisions.map((d) => `${d.validFrom} ${valueText(d.key, d.value, words)} ${d.document}`).join('；')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Await>
      {open ? <Decide setting={open} onClose={act.close} /> : null}
    </PlainPage>
  );
}
