import { Drawer, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import type { AnyRoute } from '#shared/route.ts';
import { RouteForm, type RouteFormProps } from '#ui/form/route-form.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import { invalidate } from '#ui/query/client.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useUrlState } from '#ui/show/url-value.ts';
import { useIsPhone } from '#ui/theme/preferences.ts';
import { listDefinitions } from '../../contract/definitions.ts';
import {
  addSigners,
  copyFlow,
  reassignSigner,
  removeSigner,
  resumeFlow,
  terminateFlow,
  transferStep,
  urgeFlow,
  withdrawFlow,
} from '../../contract/verbs.ts';
import { type Flow, openSteps } from '../flow-words.ts';
import { CHANGED } from './use-verb.ts';

/** Acts that ask for more than a word; the open one is in the address, so Back closes it. */
export const drawerActs = ['transfer', 'addSigner', 'removeSigner', 'copy', 'urge', 'withdraw', 'terminate', 'resume', 'reassign'] as const;
export type DrawerAct = (typeof drawerActs)[number];

export function useOpenAct(): {
  act: DrawerAct | undefined;
  of: string | undefined;
  open: (act: DrawerAct, of?: string) => void;
  close: () => void;
} {
  const [query, setQuery] = useUrlState();
  return {
    act: drawerActs.find((one) => one === query.act),
    of: query.of,
    open: (act, of) => setQuery({ act, of }),
    close: () => setQuery({ act: undefined, of: undefined }, { replace: true }),
  };
}

type FormProps<R extends AnyRoute> = Pick<RouteFormProps<R>, 'route' | 'fields' | 'fixed'> & { initial?: RouteFormProps<R>['initial'] };

interface ActFormProps {
  flow: Flow;
  act: DrawerAct;
  of: string | undefined;
  onClose: () => void;
}

/** What is common to all: the button says the act, drafts are not kept, and closing after a refusal reads the page again. */
function Verb<R extends AnyRoute>({ act, onClose, ...form }: FormProps<R> & { act: DrawerAct; onClose: () => void }) {
  return (
    <RouteForm<R>
      {...(form as RouteFormProps<R>)}
      draft={false}
      changes={CHANGED}
      submitKey={`action.approvals.${act}`}
      saidKey={`page.approvals.said.${act}`}
      onDone={onClose}
      onCancel={() => {
        void invalidate(...CHANGED);
        onClose();
      }}
    />
  );
}

const reason = { name: 'opinion', labelKey: 'page.approvals.reason', kind: 'long-text', wide: true } as const;
const remark = { name: 'opinion', labelKey: 'page.approvals.opinion', kind: 'long-text', wide: true } as const;

function PlaceChoice({ value, onChange }: { value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useWords();
  return (
    <Radio.Group
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={['before', 'after'].map((place) => ({ value: place, label: t(`page.approvals.place.${place}`) }))}
    />
  );
}

interface VersionChoiceProps {
  id: string | undefined;
  flow: Flow;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** The version on which a held flow goes on: its own unless another is chosen. */
function VersionChoice({ id, flow, value, onChange }: VersionChoiceProps) {
  const { t } = useWords();
  const read = useRead(listDefinitions, { kind: flow.kind });
  const others = (read.data?.items ?? []).filter((one) => one.definitionVersion !== flow.definitionVersion);
  return (
    <Select
      {...(id ? { id } : {})}
      allowClear
      value={(value as number | null | undefined) ?? null}
      placeholder={t('page.approvals.resume-keep', { version: flow.definitionVersion })}
      options={others.map((one) => ({
        value: one.definitionVersion,
        label: `${t('page.approvals.version-of', { version: one.definitionVersion })}${one.note ? ` · ${one.note}` : ''}`,
      }))}
      onChange={(next?: number) => onChange(next ?? null)}
    />
  );
}

/** The signers that can be taken out or replaced: those who have not signed. */
function useSigners(flow: Flow, act: DrawerAct): { value: string; label: string }[] {
  return openSteps(flow).flatMap((step) =>
    step.deciders
      .filter((d) => ['open', 'waiting'].includes(d.deciderState) && (act === 'reassign' || d.addedBy !== null))
      .map((d) => ({ value: d.deciderId, label: `${d.name}（${step.name}）` })),
  );
}

function SignerForm({ flow, act, of, onClose }: ActFormProps) {
  const { t } = useWords();
  const [query, setQuery] = useUrlState();
  const signers = useSigners(flow, act);
  const chosen = of ?? query.of ?? signers[0]?.value;
  if (!chosen) return <p>{t('page.approvals.no-signer')}</p>;
  return (
    <>
      <Radio.Group
        className="ap-targets"
        aria-label={t('page.approvals.signer')}
        value={chosen}
        onChange={(event) => setQuery({ of: String(event.target.value) }, { replace: true })}
        options={signers}
      />
      {act === 'removeSigner' ? (
        <Verb act={act} onClose={onClose} route={removeSigner} fixed={{ deciderId: chosen }} fields={[reason]} />
      ) : (
        <Verb
          act={act}
          onClose={onClose}
          route={reassignSigner}
          fixed={{ deciderId: chosen }}
          fields={[{ name: 'accountId', labelKey: 'page.approvals.to-person', picker: 'colleague' }, reason]}
        />
      )}
    </>
  );
}

function ActForm(props: ActFormProps): ReactNode {
  const { flow, act, onClose } = props;
  const { flowId, mine } = flow;
  const stepId = mine?.stepId ?? '';
  const shared = { act, onClose };
  switch (act) {
    case 'transfer':
      return (
        <Verb
          {...shared}
          route={transferStep}
          fixed={{ stepId }}
          fields={[{ name: 'accountId', labelKey: 'page.approvals.to-person', picker: 'colleague' }, remark]}
        />
      );
    case 'addSigner':
      return (
        <Verb
          {...shared}
          route={addSigners}
          fixed={{ stepId }}
          initial={{ place: 'before' }}
          fields={[
            { name: 'accountIds', labelKey: 'page.approvals.signers', picker: 'colleague', kind: 'ids' },
            {
              name: 'place',
              labelKey: 'page.approvals.place',
              wide: true,
              render: ({ value, onChange }) => <PlaceChoice value={value} onChange={onChange} />,
            },
            remark,
          ]}
        />
      );
    case 'removeSigner':
    case 'reassign':
      return <SignerForm {...props} />;
    case 'copy':
      return (
        <Verb
          {...shared}
          route={copyFlow}
          fixed={{ flowId }}
          fields={[{ name: 'accountIds', labelKey: 'page.approvals.copy-to', picker: 'colleague', kind: 'ids' }, remark]}
        />
      );
    case 'urge':
      return <Verb {...shared} route={urgeFlow} fixed={{ flowId }} fields={[remark]} />;
    case 'withdraw':
      return <Verb {...shared} route={withdrawFlow} fixed={{ flowId }} fields={[remark]} />;
    case 'terminate':
      return <Verb {...shared} route={terminateFlow} fixed={{ flowId }} fields={[reason]} />;
    case 'resume':
      return (
        <Verb
          {...shared}
          route={resumeFlow}
          fixed={{ flowId }}
          fields={[
            reason,
            {
              name: 'definitionVersion',
              labelKey: 'page.approvals.resume-version',
              render: ({ id, value, onChange }) => <VersionChoice id={id} flow={flow} value={value} onChange={onChange} />,
            },
          ]}
        />
      );
  }
}

/** The right drawer, on a phone the whole screen, in which an act is told what it needs. */
export function ActDrawer({ flow }: { flow: Flow }) {
  const { t } = useWords();
  const phone = useIsPhone();
  const { act, of, close } = useOpenAct();
  const title = act ? t(`action.approvals.${act}`) : '';
  return (
    <Drawer title={title} size={phone ? '100%' : 560} open={act !== undefined} onClose={close} destroyOnHidden aria-label={title}>
      {act ? (
        <>
          <p className="ap-act-hint">{t(`page.approvals.act-hint.${act}`)}</p>
          <ActForm flow={flow} act={act} of={of} onClose={close} />
        </>
      ) : null}
    </Drawer>
  );
}
