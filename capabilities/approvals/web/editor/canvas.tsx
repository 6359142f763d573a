import type Modeler from 'bpmn-js/lib/Modeler';
import { useEffect, useRef } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { makeModeler } from './modeler.ts';
import { showAll } from './show-all.ts';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '../picture/picture.css';
import './editor.css';

export interface CanvasProps {
  /** What is drawn at the start; a later one is drawn by the page through the modeler. */
  xml: string;
  /** What is drawn, for screen readers. */
  label: string;
  onReady: (modeler: Modeler | null) => void;
  onProblem: (error: Error) => void;
}

/** The drawing board. Loaded when an editor is opened, because the library is large. */
export function EditorCanvas({ xml, label, onReady, onProblem }: CanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const { t } = useWords();
  const first = useRef(xml);
  // Another language must not draw the board anew: what is drawn on it would be lost.
  const say = useRef(t);
  useEffect(() => {
    say.current = t;
  }, [t]);
  useEffect(() => {
    if (!box.current) return;
    let gone = false;
    const modeler = makeModeler(box.current, (key, params) => say.current(key, params));
    modeler
      .importXML(first.current)
      .then(() => {
        if (gone) return;
        showAll(modeler);
        onReady(modeler);
      })
      .catch((error: Error) => (gone ? undefined : onProblem(error)));
    return () => {
      gone = true;
      onReady(null);
      modeler.destroy();
    };
  }, [onReady, onProblem]);
  return <section ref={box} className="ap-board" aria-label={label} />;
}
