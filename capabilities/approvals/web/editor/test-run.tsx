import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { Suspense, useState } from 'react';
import type { RouteOutput } from '#shared/route.ts';
import { unitKeyOf } from '#ui/form/unit-suffix.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { useDo } from '#ui/query/use-do.ts';
import { pickerOf } from '#ui/room/pickers.ts';
import { Shape } from '#ui/show/tone.tsx';
import { type Fact, testRun } from '../../contract/definitions.ts';
import { Refused } from '../decision/decide.tsx';
import { namesOf } from '../flow-words.ts';
import { PanelField } from './panel-field.tsx';

export type Run = RouteOutput<typeof testRun>;
type FactValue = string | number | boolean | null | string[];

interface TestRunProps {
  kind: string;
  facts: readonly Fact[];
  /** The flow as it is drawn now. */
  xmlNow: () => Promise<string>;
  /** The steps that can be denied. */
  steps: readonly { id: string; name: string }[];
  onRun: (run: Run | null) => void;
  onChoose: (elementId: string) => void;
}

/** The word for a choice: the list of the subject's room, by the name of the fact. */
function choiceWord(kind: string, fact: Fact, value: string, { t, has }: Words): string {
  const domain = kind.split('.')[0] ?? '';
  const snake = fact.name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
  const key = [`enum.${domain}.${snake}.${value}`, `enum.${domain}.${fact.name}.${value}`, `enum.${kind}_${snake}.${value}`].find(has);
  return key ? t(key) : value;
}

interface FactInputProps {
  id: string;
  kind: string;
  fact: Fact;
  value: FactValue | undefined;
  onChange: (value: FactValue | undefined) => void;
}

function FactInput({ id, kind, fact, value, onChange }: FactInputProps) {
  const words = useWords();
  const width = { width: '100%' };
  const unitKey = unitKeyOf(fact.name);
  switch (fact.type) {
    case 'boolean':
      return (
        <Select
          id={id}
          allowClear
          value={value === undefined ? undefined : String(value)}
          options={['true', 'false'].map((one) => ({ value: one, label: words.t(one === 'true' ? 'word.yes' : 'word.no') }))}
          onChange={(next) => onChange(next === undefined ? undefined : next === 'true')}
          style={width}
        />
      );
    case 'choice':
      return (
        <Select
          id={id}
          allowClear
          value={value as string | undefined}
          options={fact.values.map((one) => ({ value: one, label: choiceWord(kind, fact, one, words) }))}
          onChange={(next) => onChange(next)}
          popupMatchSelectWidth={false}
          style={width}
        />
      );
    case 'list':
      return (
        <Select
          id={id}
          mode={fact.values.length > 0 ? 'multiple' : 'tags'}
          value={(value as string[] | undefined) ?? []}
          options={fact.values.map((one) => ({ value: one, label: choiceWord(kind, fact, one, words) }))}
          onChange={(next: string[]) => onChange(next)}
          style={width}
        />
      );
    case 'day':
      return (
        <DatePicker
          id={id}
          value={typeof value === 'string' ? dayjs(value) : null}
          onChange={(next) => onChange(next ? dayjs(next as dayjs.Dayjs).format('YYYY-MM-DD') : undefined)}
          style={width}
        />
      );
    default:
      return (
        <Input
          id={id}
          autoComplete="off"
          {...(fact.type === 'number' ? { className: 'qw-figure-input', inputMode: 'decimal' as const } : {})}
          value={value === undefined || value === null ? '' : String(value)}
          suffix={unitKey ? words.t(unitKey) : undefined}
          onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        />
      );
  }
}

/** What is sent: figures as numbers, nothing for what was left empty. */
const sent = (facts: readonly Fact[], values: Readonly<Record<string, FactValue | undefined>>): Record<string, FactValue> =>
  Object.fromEntries(
    facts.flatMap((fact) => {
      const value = values[fact.name];
      if (value === undefined) return [];
      return [[fact.name, fact.type === 'number' && typeof value === 'string' && value.trim() !== '' ? Number(value) : value]];
    }),
  );

function RunAnswer({ run, onChoose }: { run: Run; onChoose: (id: string) => void }) {
  const words = useWords();
  const { t, enumLabel } = words;
  return (
    <section className="ap-panel-part" role="status">
      <h3>{t('page.approvals.run.answer')}</h3>
      <ol className="ap-run">
        {run.steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step may be passed twice, and a finished run never changes
          <li key={at}>
            <button type="button" className="qw-linkish" onClick={() => onChoose(step.elementId)}>
              {step.name}
            </button>{' '}
            <span className="qw-quiet">{enumLabel('approvals.mode', step.mode)}</span>
            <div>
              {step.deciders.length > 0
                ? namesOf(
                    step.deciders.map((d) => (d.unitName ? `${d.name}（${d.unitName}）` : d.name)),
                    words,
                  )
                : t('page.approvals.run.nobody')}
            </div>
            {step.fellUp ? (
              <div>
                <Shape tone="attention" /> {t('page.approvals.run.fell-up')}
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      {run.outcome ? (
        <p>
          <Shape tone={run.outcome === 'approved' ? 'ok' : 'violation'} /> {t('page.approvals.run.ends')}{' '}
          {enumLabel('approvals.end_outcome', run.outcome)}
        </p>
      ) : null}
      {run.stopped ? (
        <p>
          <Shape tone="attention" /> {t('page.approvals.run.stopped', { reason: run.stopped.reason })}
        </p>
      ) : null}
    </section>
  );
}

/** Sample facts in, the path out: shown on the board and as a list. */
export function TestRun({ kind, facts, xmlNow, steps, onRun, onChoose }: TestRunProps) {
  const { t, field } = useWords();
  const [values, setValues] = useState<Readonly<Record<string, FactValue | undefined>>>({});
  const [orgId, setOrgId] = useState<string | null>(null);
  const [deny, setDeny] = useState<string[]>([]);
  const [run, setRun] = useState<Run | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const doing = useDo(testRun, { quietFailure: true });
  const Units = pickerOf('unit');
  const start = async () => {
    setProblem(null);
    const outcome = await doing.run({ kind, xml: await xmlNow(), facts: sent(facts, values), orgId: orgId ?? '', deny });
    setProblem(outcome.ok ? null : outcome.error);
    setRun(outcome.ok ? outcome.answer : null);
    onRun(outcome.ok ? outcome.answer : null);
  };
  const domain = kind.split('.')[0] ?? '';
  return (
    <div className="ap-side-body">
      <p className="ap-hint">{t('page.approvals.run.hint')}</p>
      {facts.map((fact) => (
        <PanelField key={fact.name} label={`${field(domain, fact.name)}${fact.optional ? t('page.approvals.run.optional') : ''}`}>
          {({ id }) => (
            <FactInput
              id={id}
              kind={kind}
              fact={fact}
              value={values[fact.name]}
              onChange={(value) => setValues((former) => ({ ...former, [fact.name]: value }))}
            />
          )}
        </PanelField>
      ))}
      <PanelField label={t('page.approvals.run.unit')}>
        {({ id }) =>
          Units ? (
            <Suspense fallback={null}>
              <Units id={id} field="orgId" value={orgId} onChange={(next) => setOrgId(typeof next === 'string' ? next : null)} />
            </Suspense>
          ) : null
        }
      </PanelField>
      <PanelField label={t('page.approvals.run.deny')}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            value={deny}
            options={steps.map((step) => ({ value: step.id, label: step.name }))}
            onChange={(next: string[]) => setDeny(next)}
            style={{ width: '100%' }}
          />
        )}
      </PanelField>
      <div className="ap-tools">
        <Button type="primary" loading={doing.pending} disabled={!orgId} onClick={() => void start()}>
          {t('page.approvals.run.start')}
        </Button>
        {run ? (
          <Button
            onClick={() => {
              setRun(null);
              onRun(null);
            }}
          >
            {t('page.approvals.run.clear')}
          </Button>
        ) : null}
      </div>
      <Refused error={problem} />
      {run ? <RunAnswer run={run} onChoose={onChoose} /> : null}
    </div>
  );
}
