import type Modeler from 'bpmn-js/lib/Modeler';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RouteOutput } from '#shared/route.ts';
import { useLeaveGuard } from '#ui/form/use-leave-guard.ts';
import { saveBlob } from '#ui/query/download.ts';
import { type Outcome, useDo } from '#ui/query/use-do.ts';
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

interface Server {
  findings: readonly Finding[] | null;
  setFindings: (findings: readonly Finding[] | null) => void;
  error: Error | null;
  setError: (error: Error | null) => void;
  pending: Editing['pending'];
  save: (xml: string) => Promise<boolean>;
  check: (xml: string) => Promise<boolean>;
  publish: (xml: string, note: string) => Promise<boolean>;
  drop: () => Promise<boolean>;
}

/** What the server is asked: it keeps the draft, finds what is wrong, and publishes. */
function useServer(kind: string, definition: Definition, draft: Draft | null): Server {
  const [findings, setFindings] = useState<readonly Finding[] | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const version = useRef(draft?.version ?? 0);
  const basedOn = useRef(definition.definitionVersion);
  const stale = { changes: ['/approvals/subjects'] };
  const saving = useDo(putDraft, { quietFailure: true, said: 'page.approvals.said.saved', ...stale });
  const checking = useDo(checkDefinition, { quietFailure: true });
  const publishing = useDo(publishDefinition, { quietFailure: true, said: 'page.approvals.said.published', ...stale });
  const dropping = useDo(dropDraft, { said: 'page.approvals.said.dropped', ...stale });

  /** Takes over what an act found, or says why it failed. */
  const take = <T extends { findings: readonly Finding[] }>(outcome: Outcome<T>): T | null => {
    setError(outcome.ok ? null : outcome.error);
    if (!outcome.ok) return null;
    setFindings(outcome.answer.findings);
    return outcome.answer;
  };
  const save = async (xml: string): Promise<boolean> => {
    const answer = take(await saving.run({ kind, xml, version: version.current }));
    if (answer) version.current = answer.version;
    return answer !== null;
  };
  const check = async (xml: string): Promise<boolean> => {
    const answer = take(await checking.run({ kind, xml }));
    return answer !== null && !hinders(answer.findings);
  };
  const publish = async (xml: string, note: string): Promise<boolean> => {
    const answer = take(await publishing.run({ kind, xml, note: note.trim() || null, basedOn: basedOn.current }));
    if (!answer) return false;
    basedOn.current = answer.definitionVersion;
    version.current = 0;
    return true;
  };
  const drop = async (): Promise<boolean> => {
    const { ok } = await dropping.run({ kind });
    if (ok) version.current = 0;
    return ok;
  };
  const pending = saving.pending ? 'save' : checking.pending ? 'check' : publishing.pending ? 'publish' : null;
  return { findings, setFindings, error, setError, pending, save, check, publish, drop };
}

/** The acts of the editor: draft, check, publish, file in and out. What is unsaved is asked about before the page is left. */
export function useEditor({ kind }: Subject, definition: Definition, draft: Draft | null): Editing {
  const [modeler, setModeler] = useState<Modeler | null>(null);
  const [dirty, setDirty] = useState(false);
  const server = useServer(kind, definition, draft);
  const { setFindings, setError } = server;
  const guard = useLeaveGuard('page.approvals.editor.leave');
  useEffect(() => guard(dirty), [dirty, guard]);

  const xmlNow = useCallback(async (): Promise<string> => {
    if (!modeler) return definition.xml;
    return (await modeler.saveXML({ format: true })).xml ?? '';
  }, [modeler, definition.xml]);
  const touch = useCallback(() => {
    setDirty(true);
    setFindings(null);
  }, [setFindings]);
  /** An act that keeps what is on the board. */
  const kept = async (act: Promise<boolean>): Promise<boolean> => {
    const done = await act;
    if (done) setDirty(false);
    return done;
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
  return {
    modeler,
    setModeler,
    xmlNow,
    dirty,
    touch,
    findings: server.findings,
    error: server.error,
    pending: server.pending,
    save: async () => kept(server.save(await xmlNow())),
    check: async () => server.check(await xmlNow()),
    publish: async (note) => kept(server.publish(await xmlNow(), note)),
    replace,
    reset: async () => {
      if (!(await server.drop())) return;
      await replace(definition.xml);
      setDirty(false);
    },
    exportFile: async () => saveBlob(new Blob([await xmlNow()], { type: 'application/xml' }), `${kind}.bpmn`),
  };
}
