import { Input, InputNumber, Select } from 'antd';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { decideSetting } from '../../contract/settings.ts';
import { apportionMethods } from '../../rules/settings.ts';
import { FormDrawer } from '../form-drawer.tsx';
import type { Setting } from './settings.page.tsx';

interface ValueProps {
  setting: Setting;
  id?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}

/** The control that a setting's value takes: a choice, months, or a decimal. */
function SettingValue({ setting, value, onChange, disabled, id }: ValueProps) {
  const { enumLabel } = useWords();
  const own = { disabled, ...(id ? { id } : {}) };
  if (setting.key === 'apportionMethod') {
    return (
      <Select
        {...own}
        value={value as string | undefined}
        onChange={onChange}
        options={apportionMethods.map((method) => ({ value: method, label: enumLabel('office-space.apportion_method', method) }))}
      />
    );
  }
  if (setting.key === 'vacancyMonths') {
    return <InputNumber {...own} min={1} max={120} precision={0} value={Number(value)} onChange={onChange} />;
  }
  return (
    <Input
      {...own}
      inputMode="decimal"
      value={value === null || value === undefined ? '' : String(value)}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    />
  );
}

export function DecideDrawer({ setting, onClose }: { setting: Setting | undefined; onClose: () => void }) {
  const { t, field } = useWords();
  if (!setting) return null;
  return (
    <FormDrawer
      titleKey="action.office-space.setting.decide"
      open
      above={<p className="os-line">{t('page.office-space.setting.of', { name: field('office-space', setting.key) })}</p>}
      route={decideSetting}
      fixed={{ key: setting.key }}
      fields={[
        { name: 'value', render: (control) => <SettingValue {...control} setting={setting} /> },
        'validFrom',
        { name: 'document', wide: true },
      ]}
      initial={{ value: setting.value, validFrom: dayOf(new Date()) }}
      submitKey="action.office-space.setting.decide.submit"
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
