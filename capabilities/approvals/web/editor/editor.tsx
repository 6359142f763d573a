import { Tabs } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { PageHead } from '#ui/page/page-head.tsx';
import { Failure, Loading } from '#ui/show/states.tsx';
import { TimeAgo } from '#ui/show/time-ago.tsx';
import { Shape, Status } from '#ui/show/tone.tsx';
import { subjectWord } from '../flow-words.ts';
import { FlowPicture } from '../picture/flow-picture.tsx';
import type { Marks, StepMark } from '../picture/marks.ts';
import { choose, drawnElements } from './elements.ts';
import { Findings, hinders } from './findings.tsx';
import type { KnownFact } from './known-facts.ts';
import { Panel } from './panel.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { type Run, TestRun } from './test-run.tsx';
import { Toolbar } from './toolbar.tsx';
import { type Definition, type Draft, type Editing, type Subject, useEditor } from './use-editor.ts';
import { useModelerState } from './use-modeler.ts';
import { Versions } from './versions.tsx';
import '../decision/decision.css';
import './editor.css';

const EditorCanvas = lazy(async () => ({ default: (await import('./canvas.tsx')).EditorCanvas }));

export interface EditorProps {
  subject: Subject;
  definition: Definition;
  draft: Draft | null;
  mayChange: boolean;
}

/** What a test run and a check show on the board: the path, and the elements that are wrong. */
function useMarks(editing: Editing, run: Run | null): Marks {
  const { findings } = editing;
  return useMemo(() => {
    const passed = new Set(run?.steps.map((step) => step.elementId));
    const steps: Record<string, StepMark> = {};
    for (const id of passed) steps[id] = 'past';
    if (run?.stopped?.elementId) steps[run.stopped.elementId] = 'held';
    for (const finding of findings ?? []) if (finding.elementId && finding.severity === 'error') steps[finding.elementId] = 'wrong';
    return { steps, taken: run?.taken ?? [] };
  }, [findings, run]);
}

function useFacts(subject: Subject): readonly KnownFact[] {
  const { field, enumLabel } = useWords();
  return useMemo(() => {
    const domain = subject.kind.split('.')[0] ?? '';
    return subject.facts.map((fact) => ({
      name: fact.name,
      label: field(domain, fact.name),
      kindWord: enumLabel('approvals.fact_type', fact.type),
    }));
  }, [subject, field, enumLabel]);
}

/** Puts the marks on the board; the drawing code comes with the board. */
function useMarksOnBoard(modeler: Editing['modeler'], marks: Marks): void {
  const { t } = useWords();
  useEffect(() => {
    if (!modeler) return;
    let undo: (() => void) | undefined;
    let gone = false;
    void import('../picture/put-marks.ts').then(({ putMarks }) => {
      if (!gone) undo = putMarks(modeler, marks, (mark) => t(`page.approvals.mark.${mark}`));
    });
    return () => {
      gone = true;
      undo?.();
    };
  }, [modeler, marks, t]);
}

function Side({ subject, editing, mayChange, onRun }: EditorProps & { editing: Editing; onRun: (run: Run | null) => void }) {
  const { t } = useWords();
  const { modeler, findings, touch } = editing;
  const { selected, change } = useModelerState(modeler, touch);
  const facts = useFacts(subject);
  const [tab, setTab] = useState(mayChange ? 'properties' : 'versions');
  const toElement = (id: string) => {
    if (!modeler) return;
    choose(modeler, id);
    setTab('properties');
  };
  // Read anew with every change of the model.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model changes in place; `change` says when
  const steps = useMemo(
    () =>
      modeler
        ? drawnElements(modeler)
            .filter((one) => one.type === 'bpmn:UserTask')
            .map((one) => ({ id: one.id, name: String(one.businessObject.name ?? one.id) }))
        : [],
    [modeler, change],
  );
  const errors = findings?.length ?? 0;
  return (
    <div className="ap-side">
      <Tabs
        activeKey={tab}
        tabBarGutter={18}
        onChange={setTab}
        items={[
          ...(mayChange
            ? [
                {
                  key: 'properties',
                  label: t('page.approvals.editor.tab.properties'),
                  children: modeler ? <Panel modeler={modeler} selected={selected} facts={facts} /> : null,
                },
                {
                  key: 'findings',
                  label: errors > 0 ? `${t('page.approvals.editor.tab.findings')} ${errors}` : t('page.approvals.editor.tab.findings'),
                  children: (
                    <div className="ap-side-body">
                      <Findings findings={findings} onChoose={toElement} />
                    </div>
                  ),
                },
              ]
            : []),
          {
            key: 'run',
            label: t('page.approvals.editor.tab.run'),
            children: (
              <TestRun kind={subject.kind} facts={subject.facts} xmlNow={editing.xmlNow} steps={steps} onRun={onRun} onChoose={toElement} />
            ),
          },
          {
            key: 'versions',
            label: t('page.approvals.editor.tab.versions'),
            children: (
              <Versions
                kind={subject.kind}
                xmlNow={editing.xmlNow}
                onRestore={mayChange ? (xml) => void editing.replace(xml) : undefined}
              />
            ),
          },
        ]}
      />
    </div>
  );
}

/** The board with its tools and what can be told of each element. */
export function Editor(props: EditorProps) {
  const { subject, definition, draft, mayChange } = props;
  const words = useWords();
  const { t, failure } = words;
  const editing = useEditor(subject, definition, draft);
  const [run, setRun] = useState<Run | null>(null);
  const [publishing, setPublishing] = useState(false);
  const [broken, setBroken] = useState<Error | null>(null);
  const marks = useMarks(editing, run);
  useMarksOnBoard(editing.modeler, marks);
  const { setModeler, error, findings } = editing;
  const ready = useCallback((modeler: Editing['modeler']) => setModeler(modeler), [setModeler]);
  const begin = async () => {
    if (await editing.check()) setPublishing(true);
  };
  const title = t('page.approvals.editor.title', { subject: subjectWord(subject.kind, words) });
  return (
    <>
      <PageHead
        title={title}
        beside={
          <>
            <span className="qw-quiet qw-num">{t('page.approvals.version-of', { version: definition.definitionVersion })}</span>
            {editing.dirty ? (
              <Status tone="attention" word={t('page.approvals.editor.unsaved')} />
            ) : draft?.xml ? (
              <Status tone="notice" word={t('page.approvals.draft.yes')} />
            ) : null}
          </>
        }
        below={
          draft?.changedAt ? (
            <span>
              {t('page.approvals.draft.by', { name: draft.changedBy ?? '' })} <TimeAgo at={draft.changedAt} />
            </span>
          ) : null
        }
        actions={
          mayChange ? <Toolbar editing={editing} hasDraft={draft?.xml !== null && draft !== null} onPublish={() => void begin()} /> : null
        }
      />
      {error ? (
        <p className="ap-refused" role="alert">
          <Shape tone="violation" />{' '}
          {error.name === 'ProblemError' ? failure(error) : t('page.approvals.editor.unreadable', { reason: error.message })}
        </p>
      ) : null}
      {findings && hinders(findings) ? (
        <p className="ap-refused" role="alert">
          <Shape tone="violation" /> {t('page.approvals.editor.hindered', { count: findings.filter((f) => f.severity === 'error').length })}
        </p>
      ) : null}
      <div className="ap-editor">
        {broken ? (
          <Failure error={broken} />
        ) : mayChange ? (
          <Suspense fallback={<Loading rows={10} />}>
            <EditorCanvas xml={draft?.xml ?? definition.xml} label={title} onReady={ready} onProblem={setBroken} />
          </Suspense>
        ) : (
          <div className="ap-looked-at">
            <FlowPicture xml={definition.xml} marks={marks} label={title} />
          </div>
        )}
        <Side {...props} editing={editing} onRun={setRun} />
      </div>
      <PublishDialog open={publishing} editing={editing} onClose={() => setPublishing(false)} />
    </>
  );
}
