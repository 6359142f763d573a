import { Button, Select } from 'antd';
import type Modeler from 'bpmn-js/lib/Modeler';
import { useEffect, useRef } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { endOutcomes } from '../../contract/words.ts';
import {
  append,
  changeKind,
  choose,
  conditionOf,
  connect,
  drawnElements,
  type Element,
  isDefault,
  remove,
  setCondition,
  setDefault,
  setProperties,
  targetsOf,
} from './elements.ts';
import { ExpressionField } from './expression-field.tsx';
import { appended, gateways, named } from './kinds.ts';
import type { KnownFact } from './known-facts.ts';
import { ChoiceField, FlagField, PanelField, TextField } from './panel-field.tsx';
import { StepPanel } from './step-panel.tsx';

export interface PanelProps {
  modeler: Modeler;
  selected: Element | null;
  facts: readonly KnownFact[];
}

const isGateway = (element: Element): boolean => element.type.endsWith('Gateway');
const splits = (element: Element): boolean => /Exclusive|Inclusive/.test(String(element.businessObject.sourceRef?.$type ?? ''));

/** What an element is called in lists: its name, or its kind and the neighbours of a line. */
function useNameOf(): (element: Element) => string {
  const { t } = useWords();
  const kindOf = (type: string) => {
    const known = named.find((kind) => kind.type === type);
    return known ? t(`page.approvals.editor.kind.${known.id}`) : type.replace('bpmn:', '');
  };
  return (element) => {
    const object = element.businessObject;
    if (element.type === 'bpmn:SequenceFlow') {
      const end = (one: { name?: string; $type: string } | undefined) => (one ? one.name || kindOf(one.$type) : '');
      return `${object.name ? `${object.name}：` : ''}${end(object.sourceRef)} → ${end(object.targetRef)}`;
    }
    return object.name ? `${object.name}（${kindOf(element.type)}）` : kindOf(element.type);
  };
}

/** Chooses an element by its name: the way of the keyboard and of those who do not see the drawing. */
function ElementChoice({ modeler, selected }: Pick<PanelProps, 'modeler' | 'selected'>) {
  const { t } = useWords();
  const nameOf = useNameOf();
  const options = drawnElements(modeler).map((element) => ({ value: element.id, label: nameOf(element) }));
  return (
    <PanelField label={t('page.approvals.editor.element')}>
      {(ids) => (
        <Select
          {...ids}
          showSearch={{ optionFilterProp: 'label' }}
          value={selected?.id ?? null}
          placeholder={t('page.approvals.editor.element-none')}
          options={options}
          popupMatchSelectWidth={false}
          onChange={(id: string) => choose(modeler, id)}
          style={{ width: '100%' }}
        />
      )}
    </PanelField>
  );
}

/** Adds what follows by button: the same as the tools beside the element, by keyboard. */
function Follow({ modeler, element }: { modeler: Modeler; element: Element }) {
  const { t } = useWords();
  const nameOf = useNameOf();
  if (element.type === 'bpmn:SequenceFlow') return null;
  return (
    <section className="ap-panel-part">
      {element.type === 'bpmn:EndEvent' ? null : (
        <>
          <h3>{t('page.approvals.editor.follow')}</h3>
          <div className="ap-buttons">
            {appended.map((kind) => (
              <Button key={kind.id} size="small" onClick={() => append(modeler, element, kind)}>
                {t(`page.approvals.editor.kind.${kind.id}`)}
              </Button>
            ))}
          </div>
          <PanelField label={t('page.approvals.editor.connect-to')}>
            {(ids) => (
              <Select
                {...ids}
                value={null}
                placeholder={t('page.approvals.editor.connect-choose')}
                options={targetsOf(modeler, element).map((one) => ({ value: one.id, label: nameOf(one) }))}
                popupMatchSelectWidth={false}
                onChange={(id: string | null) => (id ? connect(modeler, element, id) : undefined)}
                style={{ width: '100%' }}
              />
            )}
          </PanelField>
        </>
      )}
    </section>
  );
}

function LineFields({ modeler, element, facts }: { modeler: Modeler; element: Element; facts: readonly KnownFact[] }) {
  const { t } = useWords();
  if (!splits(element)) return <p className="ap-hint">{t('page.approvals.editor.no-condition')}</p>;
  const otherwise = isDefault(element);
  return (
    <section className="ap-panel-part">
      <h3>{t('page.approvals.editor.condition')}</h3>
      <FlagField
        label={t('page.approvals.editor.otherwise')}
        hint={t('page.approvals.editor.otherwise-hint')}
        value={otherwise}
        onChange={(on) => setDefault(modeler, element, on)}
      />
      {otherwise ? null : (
        <ExpressionField
          label={t('page.approvals.editor.condition-feel')}
          value={conditionOf(element)}
          facts={facts}
          onChange={(body) => setCondition(modeler, element, body)}
        />
      )}
    </section>
  );
}

function KindFields({ modeler, element, facts }: { modeler: Modeler; element: Element; facts: readonly KnownFact[] }) {
  const { t } = useWords();
  if (element.type === 'bpmn:UserTask') return <StepPanel modeler={modeler} element={element} facts={facts} />;
  if (element.type === 'bpmn:SequenceFlow') return <LineFields modeler={modeler} element={element} facts={facts} />;
  if (isGateway(element)) {
    return (
      <ChoiceField
        label={t('page.approvals.editor.gateway')}
        value={gateways.find((kind) => kind.type === element.type)?.id}
        list="approvals.gateway"
        options={gateways.map((kind) => kind.id)}
        hint={t(`page.approvals.editor.gateway-hint.${gateways.find((kind) => kind.type === element.type)?.id ?? 'exclusive'}`)}
        onChange={(id) => {
          const kind = gateways.find((one) => one.id === id);
          if (kind && kind.type !== element.type) changeKind(modeler, element, kind);
        }}
      />
    );
  }
  if (element.type === 'bpmn:CallActivity') {
    return (
      <TextField
        label={t('page.approvals.editor.called')}
        value={String(element.businessObject.calledElement ?? '')}
        onChange={(called) => setProperties(modeler, element, { calledElement: called.trim() || undefined })}
      />
    );
  }
  if (element.type === 'bpmn:EndEvent') {
    return (
      <ChoiceField
        label={t('page.approvals.editor.outcome')}
        value={String(element.businessObject.get('qinwu:outcome') ?? 'approved')}
        list="approvals.end_outcome"
        options={endOutcomes}
        hint={t('page.approvals.editor.outcome-hint')}
        onChange={(outcome) => setProperties(modeler, element, { 'qinwu:outcome': outcome === 'approved' ? undefined : outcome })}
      />
    );
  }
  return null;
}

/** The properties of what is chosen on the board. */
export function Panel({ modeler, selected, facts }: PanelProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const id = selected?.id;
  // Another element begins with its name, however far down the former one was read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice of an element is what scrolls
  useEffect(() => {
    box.current?.closest('.ap-side')?.scrollTo({ top: 0 });
  }, [id]);
  return (
    <div ref={box} className="ap-panel">
      <ElementChoice modeler={modeler} selected={selected} />
      {selected ? (
        <div key={selected.id} className="ap-panel-body">
          <TextField
            label={t('field.name')}
            value={String(selected.businessObject.name ?? '')}
            onChange={(name) => setProperties(modeler, selected, { name: name.trim() || undefined })}
          />
          <KindFields modeler={modeler} element={selected} facts={facts} />
          <Follow modeler={modeler} element={selected} />
          <Button danger onClick={() => remove(modeler, selected)}>
            {t('page.approvals.editor.kind.delete')}
          </Button>
        </div>
      ) : (
        <p className="ap-hint">{t('page.approvals.editor.choose-hint')}</p>
      )}
    </div>
  );
}
