import { CheckSquareOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { countWork } from '#capabilities/workbench/contract/work.ts';
import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';

const FIVE_MINUTES = 300_000;

/** How much waits for the reader, from every page; it changes by server-sent events and is asked again now and then. */
export function TodoLink() {
  const { t } = useWords();
  const works = useCan()(countWork.permission);
  const { data } = useRead(countWork, {}, { enabled: works, everyMs: FIVE_MINUTES });
  if (!works) return null;
  return (
    <AppLink to="/workbench" className="qw-shell-todo" aria-label={t('shell.todo', { count: String(data?.todo ?? 0) })}>
      <CheckSquareOutlined aria-hidden />
      <span>{t('enum.workbench.box.todo')}</span>
      <Badge count={data?.todo ?? 0} size="small" overflowCount={999} />
    </AppLink>
  );
}
