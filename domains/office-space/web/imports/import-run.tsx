import { Button } from 'antd';
import { z } from 'zod';
import { downloadFile } from '#kernel/files/contract/files.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useDownload } from '#ui/query/download.ts';
import { Shape } from '#ui/show/tone.tsx';
import { TaskProgress } from '../task-progress.tsx';

/** What the import task answers; anything else is shown as nothing rather than wrongly. */
const outcome = z.object({ rows: z.int(), new: z.int(), changed: z.int(), same: z.int(), wrong: z.int(), stored: z.boolean() });

function Result({ result, fileId, onAgain }: { result: unknown; fileId: string | null; onAgain: () => void }) {
  const { t } = useWords();
  const report = useDownload(downloadFile);
  const read = outcome.safeParse(result);
  return (
    <div className="os-stack">
      {read.success ? (
        <p role="status">
          <Shape tone={read.data.stored ? (read.data.wrong > 0 ? 'attention' : 'ok') : 'violation'} />
          {t(read.data.stored ? 'page.office-space.import.stored' : 'page.office-space.import.not-stored', {
            rows: number(read.data.rows),
            new: number(read.data.new),
            changed: number(read.data.changed),
            same: number(read.data.same),
            wrong: number(read.data.wrong),
          })}
        </p>
      ) : null}
      <div className="os-acts">
        {fileId ? (
          <Button type="primary" loading={report.pending} onClick={() => void report.run({ fileId })}>
            {t('action.office-space.import.result')}
          </Button>
        ) : null}
        <Button onClick={onAgain}>{t('action.office-space.import.again')}</Button>
      </div>
    </div>
  );
}

/** The import at work, then what became of the rows. */
export function ImportRun({ taskId, onAgain }: { taskId: string; onAgain: () => void }) {
  return <TaskProgress taskId={taskId} result={(task) => <Result result={task.result} fileId={task.fileId} onAgain={onAgain} />} />;
}
