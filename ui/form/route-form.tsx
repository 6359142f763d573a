import { Button, Form } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type AnyRoute, operationId, type RouteOutput, type RouteSent } from '#shared/route.ts';
import { useMe } from '#ui/access/use-me.ts';
import { draftKey, readDraft } from '#ui/form/draft.ts';
import { type FieldList, type FormValues, groupsOf, type PlainGroup } from '#ui/form/field-spec.ts';
import { describeSpec, FormField } from '#ui/form/form-field.tsx';
import { DraftNote, ProblemNote } from '#ui/form/form-notes.tsx';
import { placeIssues } from '#ui/form/place-issues.ts';
import { useDraftSaving } from '#ui/form/use-draft-saving.ts';
import { useLeaveGuard } from '#ui/form/use-leave-guard.ts';
import { inputOf } from '#ui/form/wire-value.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import type { CallableRoute } from '#ui/query/call.ts';
import { useDo } from '#ui/query/use-do.ts';
import '#ui/form/form.css';

export interface RouteFormProps<R extends AnyRoute> {
  /** The route the form is for: its schema makes controls, required marks and checks. */
  route: CallableRoute<R> & R;
  /** Fields in their order, flat or in titled groups. What is not listed is not shown and not sent. */
  fields: FieldList<R>;
  /** What is sent besides the fields: parameters of the path, the version of the record. */
  fixed?: Partial<RouteSent<R>>;
  /** Values at the start: a record being changed. */
  initial?: FormValues<R>;
  /** Label key of the button, a verb with its object: `action.office-space.room.create`. */
  submitKey: string;
  /** Label key of what is said after success; `action.saved` unless told. */
  saidKey?: string | false;
  /** Paths whose reads become stale; the route's own room unless told. */
  changes?: readonly string[];
  /** After success, with the answer: usually go to the record. */
  onDone: (answer: RouteOutput<R>) => void;
  /** Shows the cancel button. */
  onCancel?: () => void;
  /** Tells drafts of the same form apart (the id of the record); `false` keeps none. */
  draft?: string | false;
  /** Beside or below the fields, from what is filled in: a live verdict. */
  aside?: (values: FormValues<R>) => ReactNode;
  disabled?: boolean;
}

interface FieldGroupsProps<R extends AnyRoute> {
  route: R;
  groups: readonly PlainGroup<R>[];
  values: FormValues<R>;
  disabled: boolean;
}

function FieldGroups<R extends AnyRoute>({ route, groups, values, disabled }: FieldGroupsProps<R>) {
  const { t } = useWords();
  return groups.map((group) => (
    <fieldset key={group.titleKey ?? ''} className="qw-form-group">
      {group.titleKey ? <legend>{t(group.titleKey)}</legend> : null}
      <div className="qw-form-columns">
        {group.fields.map((spec) => (
          <FormField key={spec.name} route={route} spec={spec} values={values} disabled={disabled} />
        ))}
      </div>
    </fieldset>
  ));
}

/**
 * A form from a route: `<RouteForm route={createRoom} fields={['name', 'kind', 'usableAreaSqm']} submitKey="action.…" onDone={(room) => go(…)} />`.
 * Checks each field when it is left with the route's own schema, maps the server's issues to the fields, keeps a draft, asks before leaving.
 */
export function RouteForm<R extends AnyRoute>(props: RouteFormProps<R>) {
  const { route, fields, fixed, initial, onDone, onCancel, draft = '', aside, disabled = false } = props;
  const { t, issue } = useWords();
  const { actor } = useMe();
  const [form] = Form.useForm<Record<string, unknown>>();
  const watched = (Form.useWatch([], form) ?? initial ?? {}) as FormValues<R>;
  const groups = useMemo(() => groupsOf<R>(fields), [fields]);
  const [problem, setProblem] = useState<Error | null>(null);
  const setDirty = useLeaveGuard();
  const key = draft === false ? null : draftKey(actor.accountId, `${operationId(route)}.${draft}`);
  const [restored, setRestored] = useState(() => (key ? readDraft(key) : undefined));
  const drafting = useDraftSaving(
    key,
    groups.flatMap((g) => g.fields).map((spec) => describeSpec(route, spec)),
  );
  const doing = useDo<R>(route, {
    quietFailure: true,
    said: props.saidKey ?? 'action.saved',
    ...(props.changes ? { changes: props.changes } : {}),
  });

  useEffect(() => {
    if (restored) {
      form.setFieldsValue(restored.values);
      setDirty(true);
    }
  }, [restored, form, setDirty]);

  const shown = groups.map((group) => ({ ...group, fields: group.fields.filter((spec) => spec.when?.(watched) ?? true) }));

  const submit = async () => {
    setProblem(null);
    const descriptions = shown.flatMap((g) => g.fields).map((spec) => describeSpec(route, spec));
    const input = inputOf(descriptions, form.getFieldsValue(true), (fixed ?? {}) as Record<string, unknown>);
    const outcome = await doing.run(input as RouteSent<R>);
    if (outcome.ok) {
      setDirty(false);
      drafting.drop();
      onDone(outcome.answer);
      return;
    }
    setProblem(placeIssues(form, descriptions, outcome.error, issue));
  };

  const forget = () => {
    drafting.drop();
    setRestored(undefined);
    setDirty(false);
    form.resetFields();
  };

  return (
    <Form
      form={form}
      className="qw-form"
      layout="vertical"
      initialValues={(initial ?? {}) as Record<string, unknown>}
      disabled={disabled || doing.pending}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onFinish={() => void submit()}
      onValuesChange={(_, values) => {
        setDirty(true);
        drafting.save(values);
      }}
      noValidate
    >
      {restored ? <DraftNote savedAt={restored.savedAt} onForget={forget} /> : null}
      {problem ? <ProblemNote error={problem} /> : null}
      <FieldGroups route={route as R} groups={shown} values={watched} disabled={disabled || doing.pending} />
      {aside ? <div className="qw-form-aside">{aside(watched)}</div> : null}
      <div className="qw-form-actions">
        <Button type="primary" htmlType="submit" loading={doing.pending}>
          {t(props.submitKey)}
        </Button>
        {onCancel ? <Button onClick={onCancel}>{t('action.cancel')}</Button> : null}
      </div>
    </Form>
  );
}
