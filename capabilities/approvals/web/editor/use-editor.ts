import type Modeler from 'bpmn-js/lib/Modeler';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouteOutput } from '#shared/route.ts';
import { useLeaveGuard } from '#ui/form/use-leave-guard.ts';
import { saveBlob } from '#ui/query/download.ts';
import { useDo } from '#ui/query/use-do.ts';
import {
  checkDefinition,
  dropDraft,
  type getDefinition,
  type getDraft,
  type listSubjects,
  publishDefinition,
  putDraft,
} from '../../contract/definitions.ts';
import { type Finding, hinders } from './findings.tsx';
import { showAll } from './show-all.ts';

export type Subject = RouteOutput<typeof listSubjects>['items'][number];
export type Definition = RouteOutput<typeof getDefinition>;
export type Draft = RouteOutput<typeof getDraft>;

export interface Editing {
  modeler: Modeler | null;
  setModeler: (modeler: Modeler | null) => void;
  /** What is on the board, as a file. */
  xmlNow: () => Promise<string>;
  dirty: boolean;
  touch: () => void;
  findings: readonly Finding[] | null;
  error: Error | null;
  pending: 'save' | 'check' | 'publish' | null;
  save: () => Promise<boolean>;
  check: () => Promise<boolean>;
  publish: (note: string) => Promise<boolean>;
  /** Puts another file on the board; it counts as a change. */
  replace: (xml: string) => Promise<boolean>;
  /** Throws the draft away and shows what is in force. */
  reset: () => Promise<void>;
  exportFile: () => Promise<void>;
}

/** The acts of the editor: draft, check, publish, file in and out. What is unsaved is asked about before the page is left. */
export function useEditor(subject: Subject, definition: Definition, draft: Draft | null): Editing {
  const { kind } = subject;
  const [modeler, setModeler] = useState<Modeler | null>(null);
  const [dirty, setDirty] = useState(false);
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const version = useRef(draft?.version ?? 0);
  const basedOn = useRef(definition.definitionVersion);
  const guard = useLeaveGuard('page.approvals.editor.leave');
  useEffect(() => guard(dirty), [dirty, guard]);

  const saving = useDo(putDraft, { quietFailure: true, said: 'page.approvals.said.saved', changes: ['/approvals/subjects'] });
  const checking = useDo(checkDefinition, { quietFailure: true });
  const publishing = useDo(publishDefinition, {
    quietFailure: true,
    said: 'page.approvals.said.published',
    changes: ['/approvals/subjects'],
  });
  const dropping = useDo(dropDraft, { said: 'page.approvals.said.dropped', changes: ['/approvals/subjects'] });

  const xmlNow = useCallback(async (): Promise<string> => {
    if (!modeler) return definition.xml;
    return (await modeler.saveXML({ format: true })).xml ?? '';
  }, [modeler, definition.xml]);
  const touch = useCallback(() => {
    setDirty(true);
    setFindings(null);
  }, []);

  const save = async (): Promise<boolean> => {
    setError(null);
    const outcome = await saving.run({ kind, xml: await xmlNow(), version: version.current });
    if (!outcome.ok) {
      setError(outcome.error);
      return false;
    }
    version.current = outcome.answer.version;
    setFindings(outcome.answer.findings);
    setDirty(false);
    return true;
  };
  const check = async (): Promise<boolean> => {
    setError(null);
    const outcome = await checking.run({ kind, xml: await xmlNow() });
    if (!outcome.ok) {
      setError(outcome.error);
      return false;
    }
    setFindings(outcome.answer.findings);
    return !hinders(outcome.answer.findings);
  };
  const publish = async (note: string): Promise<boolean> => {
    setError(null);
    const outcome = await publishing.run({ kind, xml: await xmlNow(), note: note.trim() || null, basedOn: basedOn.current });
    if (!outcome.ok) {
      setError(outcome.error);
      return false;
    }
    basedOn.current = outcome.answer.definitionVersion;
    version.current = 0;
    setFindings(outcome.answer.findings);
    setDirty(false);
    return true;
  };
  const replace = async (xml: string): Promise<boolean> => {
    if (!modeler) return false;
    setError(null);
    const former = await xmlNow();
    try {
      await modeler.importXML(xml);
      showAll(modeler);
      touch();
      return true;
    } catch (thrown) {
      await modeler.importXML(former);
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      return false;
    }
  };
  const reset = async (): Promise<void> => {
    const outcome = await dropping.run({ kind });
    if (!outcome.ok) return;
    version.current = 0;
    await replace(definition.xml);
    setDirty(false);
  };
  const exportFile = async (): Promise<void> => {
    saveBlob(new Blob([await xmlNow()], { type: 'application/xml' }), `${kind}.bpmn`);
  };
  return {
    modeler,
    setModeler,
    xmlNow,
    dirty,
    touch,
    findings,
    error,
    pending: saving.pending ? 'save' : checking.pending ? 'check' : publishing.pending ? 'publish' : null,
    save,
    check,
    publish,
    replace,
    reset,
    exportFile,
  };
}
