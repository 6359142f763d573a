import { z } from 'zod';
import type { TaskView } from '#kernel/events/contract/tasks.ts';
import { useCan } from '#ui/access/use-me.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { FormPage } from '#ui/page/form-page.tsx';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageQuery } from '#ui/show/page-address.ts';
import { useUrlState } from '#ui/show/url-value.ts';
import { startReallocation } from '../../contract/reallocation.ts';
import { defaultQuestion, weightNames } from '../../rules/reallocation/model.ts';
import { TaskProgress } from '../task-progress.tsx';
import { reallocationAddress } from './addresses.ts';

const outcome = z.object({ reallocationId: z.string() });

/** The solver at work; leads to the proposal by itself when it is there. */
function Computing({ taskId }: { taskId: string }) {
  const { t } = useWords();
  const go = useGo();
  const ended = (task: TaskView): void => {
    const read = outcome.safeParse(task.result);
    if (read.success) go(reallocationAddress(read.data.reallocationId), { replace: true });
  };
  return (
    <PlainPage titleKey="page.office-space.reallocation.computing" below={t('page.office-space.reallocation.computing-hint')}>
      <TaskProgress taskId={taskId} onEnded={ended} />
    </PlainPage>
  );
}

/** What is asked: where, what must be, what may be, and how much each aim counts. */
export function Page() {
  const { t } = useWords();
  const { buildingId } = usePageQuery();
  const [query, setQuery] = useUrlState();
  const mayTransfer = useCan()('office-space.room.allocate');
  if (query.task) return <Computing taskId={query.task} />;
  return (
    <FormPage
      titleKey="page.office-space.reallocation.new"
      below={t('page.office-space.reallocation.new-hint')}
      route={startReallocation}
      fields={[
        {
          titleKey: 'page.office-space.reallocation.where',
          fields: [
            { name: 'title', labelKey: 'field.office-space.planTitle', wide: true },
            { name: 'buildingIds', wide: true },
            { name: 'orgIds', wide: true, hint: t('page.office-space.reallocation.all-units') },
          ],
        },
        {
          titleKey: 'page.office-space.reallocation.musts',
          fields: [
            'clearAll',
            'leastFreed',
            'mostMoves',
            { name: 'emptyFloorIds', picker: 'place' },
            { name: 'emptyRoomIds', picker: 'place' },
            { name: 'keepRoomIds', picker: 'place' },
            { name: 'keepPersonIds', picker: 'person' },
          ],
        },
        {
          titleKey: 'page.office-space.reallocation.rules',
          fields: [
            'leadersAlone',
            'leastSqmPerPerson',
            'mostPerRoom',
            ...(mayTransfer ? [{ name: 'transfers' as const }] : []),
            { name: 'seconds', hint: t('page.office-space.reallocation.seconds-hint') },
          ],
        },
        {
          titleKey: 'page.office-space.reallocation.weights',
          fields: weightNames.map((name) => ({
            name: `weights.${name}` as const,
            labelKey: `enum.office-space.reallocation_weight.${name}`,
          })),
        },
      ]}
      initial={{
        title: t('page.office-space.reallocation.default-title', { on: new Date().toISOString().slice(0, 10) }),
        buildingIds: buildingId ? [buildingId] : [],
        clearAll: defaultQuestion.clearAll,
        leastFreed: 0,
        leadersAlone: defaultQuestion.leadersAlone,
        leastSqmPerPerson: String(defaultQuestion.leastSqmPerPerson),
        mostPerRoom: defaultQuestion.mostPerRoom,
        transfers: false,
        seconds: 60,
        weights: { ...defaultQuestion.weights },
      }}
      aside={() => <p className="qw-quiet">{t('page.office-space.reallocation.objective')}</p>}
      submitKey="action.office-space.reallocation.start"
      saidKey={false}
      draft={false}
      onDone={({ taskId }) => setQuery({ task: taskId })}
      onCancel={() => history.back()}
    />
  );
}
