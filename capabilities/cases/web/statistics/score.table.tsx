import { useWords } from '#ui/i18n/use-words.ts';
import { Status } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { unitScores } from '../../contract/statistics.ts';

/** The score; a clue of a breach of discipline makes it red. */
function Score({ score, red }: { score: number; red: boolean }) {
  const { t } = useWords();
  if (red) return <Status tone="violation" word={`${score} · ${t('page.cases.statistics.red')}`} />;
  return <Status tone={score >= 95 ? 'ok' : score >= 85 ? 'notice' : 'attention'} word={String(score)} />;
}

export const scoreTable = defineTable({
  id: 'cases.scores',
  route: unitScores,
  columns: [
    { name: 'orgName', width: 220 },
    { name: 'score', render: (row) => <Score score={row.score} red={row.red} />, width: 120 },
    { name: 'deducted', width: 80 },
    { name: 'countA', width: 64 },
    { name: 'countB', width: 64 },
    { name: 'countC', width: 64 },
    { name: 'countD', width: 64 },
    { name: 'repeated', kind: 'figure', labelKey: 'page.cases.statistics.repeated', width: 80 },
  ],
  filters: ['q', 'orgId'],
  sort: 'score',
  rowLink: (row) => `/cases?orgId=${row.orgId}&founded=true&running=false`,
  emptyKey: 'page.cases.statistics.empty',
});
