import type { ReactNode } from 'react';
import type { AnyRoute, RouteSent } from '#shared/route.ts';
import type { FieldList } from '#ui/form/field-spec.ts';
import { RouteForm, type RouteFormProps } from '#ui/form/route-form.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import type { CallableRoute } from '#ui/query/call.ts';
import type { CaseDetail } from '../../contract/cases.ts';
import * as steps from '../../contract/steps.ts';
import { Side } from '../drawer.tsx';
import { EvidenceField } from '../evidence-field.tsx';

interface ActProps {
  c: CaseDetail;
  name: string | undefined;
  /** Months of a second look. */
  of: string | undefined;
  onClose: () => void;
}

/** The evidence field of any step. */
const evidence = {
  name: 'fileIds',
  wide: true,
  render: ({ onChange, disabled }: { onChange: (value: unknown) => void; disabled: boolean }) => (
    <EvidenceField onChange={onChange} disabled={disabled} />
  ),
} as const;

interface ActFormProps<R extends AnyRoute> extends ActProps {
  route: CallableRoute<R> & R;
  fields: FieldList<R>;
  more?: Partial<RouteSent<R>>;
  initial?: RouteFormProps<R>['initial'];
  above?: ReactNode;
}

/** One step of a case in the drawer, under the case's own title. */
function ActForm<R extends AnyRoute>({ c, name, onClose, route, fields, more, initial, above }: ActFormProps<R>) {
  const { t } = useWords();
  return (
    <Side title={t(`action.cases.${name}`)} onClose={onClose}>
      <p className="qw-quiet">{c.title}</p>
      {above}
      <RouteForm<R>
        route={route}
        fields={fields}
        fixed={{ caseId: c.id, ...more } as unknown as Partial<RouteSent<R>>}
        {...(initial ? { initial } : {})}
        submitKey={`action.cases.${name}`}
        changes={['/cases', '/workbench']}
        draft={`${c.id}.${name}`}
        onDone={onClose}
        onCancel={onClose}
      />
    </Side>
  );
}

/** What the inspecting body does. */
function InspectorAct(props: ActProps) {
  const { t } = useWords();
  const { c } = props;
  switch (props.name) {
    case 'verify':
      return (
        <ActForm
          {...props}
          route={steps.verifyCase}
          fields={[
            { name: 'severity', list: 'cases.severity' },
            { name: 'note', wide: true },
          ]}
          initial={{ severity: c.severity }}
        />
      );
    case 'reject':
      return <ActForm {...props} route={steps.rejectCase} fields={[{ name: 'reason', wide: true }]} />;
    case 'assign':
      return (
        <ActForm
          {...props}
          route={steps.assignCase}
          fields={[
            { name: 'toOrgId', picker: 'unit' },
            { name: 'note', wide: true },
          ]}
        />
      );
    case 'notify':
      return (
        <ActForm
          {...props}
          route={steps.notifyUnit}
          fields={[{ name: 'requirement', wide: true }]}
          above={<p>{t('page.cases.notify.about', { unit: c.orgName })}</p>}
        />
      );
    case 'handOver':
      return <ActForm {...props} route={steps.handOverCase} fields={['handedTo', 'document', { name: 'note', wide: true }]} />;
    default:
      return null;
  }
}

/** How the inspecting body judges: an objection, what was handed in, the closing, a second look. */
function JudgingAct(props: ActProps) {
  const { t } = useWords();
  const { c, of } = props;
  switch (props.name) {
    case 'uphold':
    case 'dismiss':
      return (
        <ActForm
          {...props}
          route={steps.decideObjection}
          more={{ upheld: props.name === 'uphold' }}
          fields={[{ name: 'reason', wide: true }]}
        />
      );
    case 'pass':
    case 'sendBack':
      return (
        <ActForm
          {...props}
          route={steps.reviewCase}
          more={{ passed: props.name === 'pass' }}
          fields={[{ name: 'reason', wide: true }, evidence]}
        />
      );
    case 'close':
      return (
        <ActForm
          {...props}
          route={steps.closeByInspector}
          fields={[
            { name: 'reason', wide: true },
            ...(c.recheckable && c.ruleClearedOn === null ? (['againstRule'] as const) : []),
            evidence,
          ]}
          above={c.recheckable ? <p>{t('page.cases.close.about')}</p> : null}
        />
      );
    case 'lookBack':
      return (
        <ActForm
          {...props}
          route={steps.lookBackAt}
          more={{ months: Number(of) }}
          fields={[{ name: 'result', list: 'cases.look_back_result' }, { name: 'note', wide: true }, evidence]}
        />
      );
    default:
      return null;
  }
}

/** What the unit does, and what is decided on its wish. */
function UnitAct(props: ActProps) {
  const { t, enumLabel } = useWords();
  const { c } = props;
  const asked = c.extensions.find((x) => x.granted === null);
  switch (props.name) {
    case 'object':
      return (
        <ActForm
          {...props}
          route={steps.objectToCase}
          fields={[{ name: 'reason', wide: true }, evidence]}
          above={<p>{t('page.cases.object.about', { on: c.objectUntil })}</p>}
        />
      );
    case 'reply':
      return (
        <ActForm
          {...props}
          route={steps.replyToNotice}
          fields={[{ name: 'text', wide: true }, { name: 'measures', list: 'cases.measure', wide: true }, evidence]}
        />
      );
    case 'start':
      return <ActForm {...props} route={steps.startFixing} fields={[{ name: 'note', wide: true }]} />;
    case 'submit': {
      const kind = c.item?.evidenceKind;
      const money = kind === 'money' || c.measures.includes('return-money');
      return (
        <ActForm
          {...props}
          route={steps.submitFix}
          initial={{ measures: c.measures }}
          above={kind ? <p>{t('page.cases.submit.about', { evidence: enumLabel('cases.evidence_kind', kind) })}</p> : null}
          fields={[
            { name: 'text', wide: true },
            { name: 'measures', list: 'cases.measure', wide: true },
            { name: 'measuredSqm', when: () => c.item?.object === 'office' },
            { name: 'returnedSqm', when: () => c.item?.object === 'office' },
            { name: 'recoveredYuan', when: (values) => money || (values.measures ?? []).includes('return-money') },
            { name: 'receiptNo', when: (values) => money || (values.measures ?? []).includes('return-money') },
            evidence,
          ]}
        />
      );
    }
    case 'askExtension':
      return <ActForm {...props} route={steps.askExtension} fields={['wantedOn', { name: 'reason', wide: true }]} />;
    case 'grant':
    case 'deny':
      return (
        <ActForm
          {...props}
          route={steps.decideExtension}
          more={{ granted: props.name === 'grant' }}
          fields={[{ name: 'opinion', wide: true }]}
          above={
            asked ? <p>{t('page.cases.extension.asked', { by: asked.askedByName, on: asked.wantedOn, reason: asked.reason })}</p> : null
          }
        />
      );
    default:
      return null;
  }
}

/** The form of the act that the address names; nothing for a name it does not know. */
export function ActDrawer(props: ActProps) {
  return (
    <>
      <InspectorAct {...props} />
      <JudgingAct {...props} />
      <UnitAct {...props} />
    </>
  );
}
