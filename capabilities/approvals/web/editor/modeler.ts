import Modeler from 'bpmn-js/lib/Modeler';
import { qinwuModdle } from '../../contract/moddle.ts';
import { paper } from '../paper.ts';
import type { CommandStack } from '../services.ts';
import { ContextPadProvider } from './context-pad.ts';
import { INSERT_AFTER, InsertAfterHandler } from './insert-after.ts';
import { PaletteProvider } from './palette.ts';
import { phraseKeys } from './phrases.ts';

/** Says a label of the product: `t('page.approvals.…', { … })`. */
export type Say = (key: string, params?: Record<string, string>) => string;

/** Offers nothing where the library would offer every kind of BPMN: kinds are changed in the panel. */
class NoChangeMenu {
  static readonly $inject = ['popupMenu'];
  constructor(popupMenu: { registerProvider: (id: string, provider: unknown) => void }) {
    popupMenu.registerProvider('bpmn-replace', this);
  }
  getPopupMenuEntries(): object {
    return {};
  }
}

/** What the library says, in the reader's language; a phrase that the editor does not use stays as it is. */
function translator(say: Say) {
  return (phrase: string, params: Record<string, string> = {}): string => {
    const key = phraseKeys[phrase];
    return key ? say(key, params) : phrase.replace(/\{([^}]+)\}/g, (whole, name: string) => params[name] ?? whole);
  };
}

/** The editor of a flow: bpmn-js with the supported part of BPMN only, our extension, our words and our colours. */
export function makeModeler(container: HTMLElement, say: Say): Modeler {
  const modeler = new Modeler({
    container,
    ...paper,
    moddleExtensions: { qinwu: qinwuModdle },
    kindWords: (id: string) => say(`page.approvals.editor.kind.${id}`),
    additionalModules: [
      {
        translate: ['value', translator(say)],
        paletteProvider: ['type', PaletteProvider],
        contextPadProvider: ['type', ContextPadProvider],
        replaceMenuProvider: ['type', NoChangeMenu],
        alignElementsContextPadProvider: ['value', null],
      },
    ],
  });
  modeler.get<CommandStack>('commandStack').registerHandler(INSERT_AFTER, InsertAfterHandler);
  return modeler;
}
