import { useCan } from '#ui/access/use-me.ts';
import { ProblemError } from '#ui/query/problem.ts';
import { useRead } from '#ui/query/use-read.ts';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await, Failure } from '#ui/show/states.tsx';
import { getDefinition, getDraft, listSubjects, publishDefinition } from '../../contract/definitions.ts';
import { Editor } from './editor.tsx';
import '#ui/page/page.css';

const unknown = new ProblemError({ type: 'about:blank', title: '', status: 404, code: 'not_found' });

/** The flow of one kind of matter: its drawing, who decides each step, tried out and published as a new version. */
export function Page() {
  const { key } = usePageParams('key');
  const mayChange = useCan()(publishDefinition.permission);
  const subjects = useRead(listSubjects, {});
  const subject = subjects.data?.items.find((one) => one.kind === key);
  const inForce = useRead(
    getDefinition,
    { kind: key, definitionVersion: subject?.definitionVersion ?? 1 },
    { enabled: subject !== undefined, staleMs: 60_000 },
  );
  const draft = useRead(getDraft, { kind: key }, { enabled: subject !== undefined && mayChange, staleMs: Number.POSITIVE_INFINITY });
  if (subjects.data && !subject) return <Failure error={unknown} />;
  const ready = inForce.data && (!mayChange || draft.data);
  const read = {
    data: subject && ready ? { subject, definition: inForce.data, draft: draft.data ?? null } : undefined,
    error: subjects.error ?? inForce.error ?? draft.error,
    refetch: () => Promise.all([subjects.refetch(), inForce.refetch()]),
  };
  return (
    <div className="qw-page">
      <Await read={read} rows={12}>
        {({ subject: one, definition, draft: saved }) => (
          <Editor
            key={one.kind}
            subject={one}
            definition={definition as NonNullable<typeof definition>}
            draft={saved}
            mayChange={mayChange && (subjects.data?.abilities.manage ?? mayChange)}
          />
        )}
      </Await>
    </div>
  );
}
