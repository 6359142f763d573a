import type Modeler from 'bpmn-js/lib/Modeler';
import { Suspense } from 'react';
import { roleNames } from '#shared/permissions.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { pickerOf } from '#ui/room/pickers.ts';
import { decidedBys, deciderAts, modes, timeouts } from '../../contract/words.ts';
import { type Element, extensionOf, setExtension, type Value } from './elements.ts';
import { ExpressionField } from './expression-field.tsx';
import type { KnownFact } from './known-facts.ts';
import { ChoiceField, FlagField, PanelField, TextField } from './panel-field.tsx';

interface StepPanelProps {
  modeler: Modeler;
  element: Element;
  facts: readonly KnownFact[];
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
/** Where a kind of decider is looked for: its own unit, the superior one or the bureau. */
const placed = new Set(['role', 'post', 'unit-leader', 'unit-admin']);

/** Three roles administer the platform and decide no business. */
const decidingRoles = roleNames.filter((role) => !['sysadmin', 'secadmin', 'auditor'].includes(role));

/** Named persons: accounts chosen by name; a file from elsewhere may hold user names, which stay as they are. */
function People({ value, onChange, label }: { value: string; onChange: (value: Value) => void; label: string }) {
  const Picker = pickerOf('colleague');
  if (!Picker) return <TextField label={label} value={value} onChange={onChange} />;
  const chosen = value.split(/[,，;\s]+/).filter(Boolean);
  return (
    <PanelField label={label}>
      {(ids) => (
        <Suspense fallback={null}>
          <Picker
            {...ids}
            multiple
            field="colleagueId"
            value={chosen}
            onChange={(next) => onChange(Array.isArray(next) ? next.join(',') : undefined)}
          />
        </Suspense>
      )}
    </PanelField>
  );
}

/** Who decides a step. */
function DeciderFields({ modeler, element, facts }: StepPanelProps) {
  const { t } = useWords();
  const decider = extensionOf(element, 'qinwu:Decider');
  const by = text(decider.by) || undefined;
  const set = (values: Record<string, Value>) => setExtension(modeler, element, 'qinwu:Decider', values);
  const value = text(decider.value);
  const own = ['starter', 'unit'].map((name) => ({ name, label: t(`page.approvals.editor.fact.${name}`), kindWord: '' }));
  const setValue = (next: Value) => set({ value: next === '' ? undefined : next });
  return (
    <section className="ap-panel-part">
      <h3>{t('page.approvals.editor.decider')}</h3>
      <ChoiceField
        label={t('page.approvals.editor.by')}
        value={by}
        list="approvals.decided_by"
        options={decidedBys}
        hint={by ? t(`page.approvals.editor.by-hint.${by}`) : t('page.approvals.editor.by-missing')}
        onChange={(next) =>
          set({
            by: next,
            value: undefined,
            ...(next && placed.has(next) ? {} : { at: undefined }),
            ...(next === 'officer' ? {} : { line: undefined }),
          })
        }
      />
      {by === 'role' ? (
        <ChoiceField
          label={t('page.approvals.editor.role')}
          value={value || undefined}
          list="identity.role"
          options={decidingRoles}
          onChange={setValue}
        />
      ) : null}
      {by === 'post' ? (
        <TextField label={t('page.approvals.editor.post')} value={value} onChange={setValue} hint={t('page.approvals.editor.post-hint')} />
      ) : null}
      {by === 'person' ? <People label={t('page.approvals.editor.person')} value={value} onChange={setValue} /> : null}
      {by === 'officer' || (by && placed.has(by) && (decider.at === 'bureau' || value === 'officer')) ? (
        <TextField
          label={t('page.approvals.editor.line')}
          value={text(decider.line)}
          hint={t('page.approvals.editor.line-hint')}
          onChange={(line) => set({ line: line || undefined })}
        />
      ) : null}
      {by === 'expression' ? (
        <ExpressionField label={t('page.approvals.editor.expression')} value={value} facts={[...facts, ...own]} onChange={setValue} />
      ) : null}
      {by && placed.has(by) ? (
        <ChoiceField
          label={t('page.approvals.editor.at')}
          value={text(decider.at) || 'unit'}
          list="approvals.decider_at"
          options={deciderAts}
          onChange={(at) => set({ at })}
        />
      ) : null}
    </section>
  );
}

/** How a step is signed, and what happens by the clock. */
function RuleFields({ modeler, element }: Omit<StepPanelProps, 'facts'>) {
  const { t } = useWords();
  const rule = extensionOf(element, 'qinwu:Rule');
  const set = (values: Record<string, Value>) => setExtension(modeler, element, 'qinwu:Rule', values);
  const mode = text(rule.mode) || 'or';
  const whole = (name: string) => (next: string) => {
    const figure = next.trim() === '' ? undefined : Number(next);
    if (figure === undefined || (Number.isInteger(figure) && figure > 0)) set({ [name]: figure });
  };
  const figure = (name: string, labelKey: string, unitKey: string, hintKey?: string) => (
    <TextField
      figure
      label={t(labelKey)}
      value={text(rule[name])}
      suffix={t(unitKey)}
      hint={hintKey ? t(hintKey) : undefined}
      onChange={whole(name)}
    />
  );
  const flag = (name: string, otherwise: boolean) => (
    <FlagField
      label={t(`page.approvals.editor.flag.${name}`)}
      hint={t(`page.approvals.editor.flag-hint.${name}`)}
      value={rule[name] === undefined ? otherwise : rule[name] === true}
      onChange={(on) => set({ [name]: on })}
    />
  );
  return (
    <>
      <section className="ap-panel-part">
        <h3>{t('page.approvals.editor.signing')}</h3>
        <ChoiceField
          label={t('page.approvals.editor.mode')}
          value={mode}
          list="approvals.mode"
          options={modes}
          hint={t(`page.approvals.editor.mode-hint.${mode}`)}
          onChange={(next) => set({ mode: next, ...(next === 'share' ? {} : { share: undefined }) })}
        />
        {mode === 'share' ? figure('share', 'page.approvals.editor.share', 'unit.percent') : null}
        {flag('returnable', true)}
        {flag('skipDecided', false)}
        {flag('bulk', false)}
      </section>
      <section className="ap-panel-part">
        <h3>{t('page.approvals.editor.clock')}</h3>
        {figure('limitHours', 'page.approvals.editor.limit', 'page.approvals.editor.working-hours', 'page.approvals.editor.limit-hint')}
        {figure('remindHours', 'page.approvals.editor.remind', 'page.approvals.editor.working-hours', 'page.approvals.editor.remind-hint')}
        {rule.limitHours ? (
          <ChoiceField
            label={t('page.approvals.editor.on-timeout')}
            value={text(rule.onTimeout) || 'remind'}
            list="approvals.on_timeout"
            options={timeouts}
            onChange={(next) => set({ onTimeout: next })}
          />
        ) : null}
      </section>
    </>
  );
}

/** Everything a step of the flow can be told. */
export function StepPanel(props: StepPanelProps) {
  return (
    <>
      <DeciderFields {...props} />
      <RuleFields {...props} />
    </>
  );
}
