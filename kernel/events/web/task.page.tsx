import { Button } from 'antd';
import { cancelTask, getTask, type TaskView } from '#kernel/events/contract/tasks.ts';
import { downloadFile } from '#kernel/files/contract/files.ts';
import { instant } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { ChangeValue, changeName } from '#ui/page/change-value.tsx';
import { Facts } from '#ui/page/facts.tsx';
import { changedRecord } from '#ui/page/history.tsx';
import { JobProgress } from '#ui/page/job-progress.tsx';
import { PageHead } from '#ui/page/page-head.tsx';
import { invalidate } from '#ui/query/client.ts';
import { useDownload } from '#ui/query/download.ts';
import { useDo } from '#ui/query/use-do.ts';
import { useEvents } from '#ui/query/use-events.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { useConfirm } from '#ui/show/use-confirm.ts';
import '#ui/page/page.css';

const ASK_AGAIN_MS = 3_000;

/** What a job answered, field by field; its shape belongs to its kind. */
function Result({ task }: { task: TaskView }) {
  const words = useWords();
  if (typeof task.result !== 'object' || task.result === null) return null;
  const of = changedRecord(task.kind);
  const facts = Object.entries(task.result).map(([name, value]) => ({
    name,
    value: <ChangeValue of={of} name={name} value={value} />,
    label: words.has(`page.events.result.${name}`) ? words.t(`page.events.result.${name}`) : changeName(of, name, words),
  }));
  return (
    <section className="qw-facts">
      <h2>{words.t('page.events.task.result')}</h2>
      <dl>
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Task({ task }: { task: TaskView }) {
  const { t, has } = useWords();
  const confirm = useConfirm();
  const cancel = useDo(cancelTask, { said: 'page.events.task.cancelled' });
  const file = useDownload(downloadFile);
  const kind = has(`task.${task.kind}`) ? t(`task.${task.kind}`) : task.kind;
  const stop = async () => {
    const sure = await confirm({
      act: t('action.events.task.cancel'),
      object: kind,
      consequence: t('page.events.task.cancel-consequence'),
    });
    if (sure) await cancel.run({ taskId: task.id });
  };
  const { fileId } = task;
  return (
    <>
      <PageHead title={kind} below={<AppLink to="/jobs">{t('menu.events.tasks')}</AppLink>} />
      <section className="qw-panel">
        <JobProgress
          state={task.state}
          doneCount={task.doneCount}
          totalCount={task.totalCount}
          problem={task.problem?.title ?? null}
          actions={
            <p className="qw-task-buttons">
              {fileId ? (
                <Button type="primary" loading={file.pending} onClick={() => void file.run({ fileId })}>
                  {t('page.events.task.download')}
                </Button>
              ) : null}
              {task.abilities.cancel ? (
                <Button danger loading={cancel.pending} onClick={() => void stop()}>
                  {t('action.events.task.cancel')}
                </Button>
              ) : null}
            </p>
          }
        />
      </section>
      <Result task={task} />
      <Facts
        domain="events"
        groups={[
          {
            facts: [
              { name: 'createdAt', labelKey: 'page.events.task.asked', value: instant(task.createdAt, true) },
              { name: 'startedAt', value: instant(task.startedAt, true) },
              { name: 'finishedAt', value: instant(task.finishedAt, true) },
            ],
          },
        ]}
      />
    </>
  );
}

/** One long job: how far it is, what came out, its file, and the way to stop it. */
export function Page() {
  const { taskId } = usePageParams('taskId');
  const first = useRead(getTask, { taskId });
  const isOver = first.data ? !['waiting', 'running'].includes(first.data.state) : false;
  const read = useRead(getTask, { taskId }, { everyMs: isOver ? false : ASK_AGAIN_MS });
  useEvents('job', (job) => {
    if (job.id === taskId) void invalidate(`/tasks/${taskId}`);
  });
  return (
    <div className="qw-page">
      <Await read={read}>{(task) => <Task task={task} />}</Await>
    </div>
  );
}
