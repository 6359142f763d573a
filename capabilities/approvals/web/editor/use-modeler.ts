import type Modeler from 'bpmn-js/lib/Modeler';
import { useEffect, useState } from 'react';
import type { CommandStack, Selection } from '../services.ts';
import type { Element } from './elements.ts';

export interface ModelerState {
  /** The one chosen element; null for none or several. */
  selected: Element | null;
  canUndo: boolean;
  canRedo: boolean;
  /** Grows with every change, so that what is read from the model is read anew. */
  change: number;
}

const EMPTY: ModelerState = { selected: null, canUndo: false, canRedo: false, change: 0 };

function read(modeler: Modeler, change: number): ModelerState {
  const chosen = modeler.get<Selection>('selection').get() as Element[];
  const stack = modeler.get<CommandStack>('commandStack');
  const [one] = chosen;
  const selected =
    chosen.length === 1 && one ? (one.type === 'label' ? ((one as unknown as { labelTarget: Element }).labelTarget ?? one) : one) : null;
  return { selected, canUndo: stack.canUndo(), canRedo: stack.canRedo(), change };
}

/** What the editor shows now. `onChange` is called with every change of the model, not with the choice of an element. */
export function useModelerState(modeler: Modeler | null, onChange: () => void): ModelerState {
  const [state, setState] = useState(EMPTY);
  useEffect(() => {
    if (!modeler) return;
    const renew = () => setState((former) => read(modeler, former.change + 1));
    const changed = () => {
      renew();
      onChange();
    };
    modeler.on('selection.changed', renew);
    modeler.on('import.done', renew);
    modeler.on('commandStack.changed', changed);
    renew();
    return () => {
      modeler.off('selection.changed', renew);
      modeler.off('import.done', renew);
      modeler.off('commandStack.changed', changed);
    };
  }, [modeler, onChange]);
  return state;
}
