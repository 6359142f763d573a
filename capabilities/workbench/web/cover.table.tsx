import { useWords } from '#ui/i18n/use-words.ts';
import type { Tone } from '#ui/show/tone.tsx';
import { defineTable } from '#ui/table/define-table.ts';
import { type Cover, listCovers } from '../contract/covers.ts';
import { subjectWord } from './work-words.tsx';

const tones: Readonly<Record<Cover['state'], Tone>> = { ahead: 'notice', running: 'ok', over: 'quiet', ended: 'quiet' };
const nameOf = ({ name, unitName }: Cover['account']) => (unitName ? `${name}（${unitName}）` : name);

function Subjects({ cover }: { cover: Cover }) {
  const words = useWords();
  return <>{cover.subjects?.map((s) => subjectWord(s, words)).join('、') ?? words.t('page.workbench.all-subjects')}</>;
}

export const coverTable = defineTable({
  id: 'workbench.covers',
  route: listCovers,
  columns: [
    { name: 'account', render: (row) => nameOf(row.account), width: 220 },
    { name: 'substitute', render: (row) => nameOf(row.substitute), width: 220 },
    { name: 'startsOn', width: 116 },
    { name: 'endsOn', width: 116 },
    { name: 'subjects', render: (row) => <Subjects cover={row} />, width: 200 },
    { name: 'reason', width: 160 },
    { name: 'state', tones, width: 116 },
    { name: 'createdAt', labelKey: 'field.workbench.createdOn', optional: true },
  ],
  filters: ['side'],
  emptyKey: 'page.workbench.covers.empty',
});
