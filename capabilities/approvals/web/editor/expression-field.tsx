import { Button, Input } from 'antd';
import { parseExpression } from 'feelin';
import { useEffect, useMemo, useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { Shape } from '#ui/show/tone.tsx';
import type { KnownFact } from './known-facts.ts';
import { PanelField } from './panel-field.tsx';

interface ExpressionFieldProps {
  label: string;
  value: string;
  facts: readonly KnownFact[];
  onChange: (value: string) => void;
}

/** Whether FEEL can read it; what the names mean is checked by the server. */
function isReadable(expression: string, facts: readonly KnownFact[]): boolean {
  const context = Object.fromEntries(facts.map((fact) => [fact.name, null]));
  const tree = parseExpression(expression, context, undefined);
  let broken = false;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError) broken = true;
    },
  });
  return !broken;
}

/** An expression in FEEL over the facts of the matter; the known facts are listed and inserted by a click. */
export function ExpressionField({ label, value, facts, onChange }: ExpressionFieldProps) {
  const { t } = useWords();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const broken = useMemo(() => text.trim() !== '' && !isReadable(text, facts), [text, facts]);
  const take = (next: string) => {
    if (next !== value) onChange(next);
  };
  const insert = (name: string) => {
    const next = text.trim() === '' ? name : `${text.trimEnd()} ${name}`;
    setText(next);
    take(next);
  };
  return (
    <>
      <PanelField
        label={label}
        hint={
          broken ? (
            <span className="ap-problem">
              <Shape tone="violation" />
              {t('page.approvals.editor.feel-broken')}
            </span>
          ) : (
            t('page.approvals.editor.feel-hint')
          )
        }
      >
        {(ids) => (
          <Input.TextArea
            {...ids}
            className="ap-code"
            value={text}
            status={broken ? 'error' : ''}
            aria-invalid={broken}
            spellCheck={false}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setText(event.target.value)}
            onBlur={() => take(text)}
          />
        )}
      </PanelField>
      {facts.length > 0 ? (
        <div className="ap-facts">
          <p className="ap-hint">{t('page.approvals.editor.known-facts')}</p>
          <ul>
            {facts.map((fact) => (
              <li key={fact.name}>
                <Button size="small" onClick={() => insert(fact.name)} title={fact.kindWord}>
                  <code>{fact.name}</code> {fact.label}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
