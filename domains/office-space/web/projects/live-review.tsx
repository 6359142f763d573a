import type { RouteSent } from '#shared/route.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { useSettled } from '#ui/query/use-settled.ts';
import { Failure } from '#ui/show/states.tsx';
import { reviewProject } from '../../contract/projects.ts';
import { ReviewTable, ReviewVerdicts } from './review-lines.tsx';

type Asked = RouteSent<typeof reviewProject>;

/** What may be asked of the rules: a line that is still being typed is left out. */
function askedOf(values: Partial<Asked>): Asked | null {
  const parsed = reviewProject.body?.safeParse({
    ...values,
    name: values.name || '—',
    reason: values.reason || '—',
    items: (values.items ?? []).filter((item) => Number(item.quantity) > 0 && Number(item.unitPriceYuan) > 0),
    papers: (values.papers ?? []).filter((paper) => paper.title),
    buildingId: values.buildingId || null,
    addedAreaSqm: values.addedAreaSqm || null,
    place: null,
  });
  return parsed?.success ? (parsed.data as Asked) : null;
}

/** The rules' verdict on what is written so far, once the typing pauses. */
export function LiveReview({ values }: { values: Partial<Asked> }) {
  const { t } = useWords();
  const asked = askedOf(JSON.parse(useSettled(JSON.stringify(values))) as Partial<Asked>);
  const read = useRead(reviewProject, asked ?? ({} as Asked), { enabled: asked !== null, keepPrevious: true });
  if (!asked) return null;
  return (
    <section aria-live="polite" aria-busy={read.isFetching} className="os-stack">
      <h2>{t('page.office-space.project.estimate')}</h2>
      {read.error ? <Failure error={read.error} /> : null}
      {read.data ? (
        <>
          <ReviewVerdicts review={read.data} open />
          {read.data.items.length > 0 ? <ReviewTable review={read.data} /> : null}
        </>
      ) : null}
    </section>
  );
}
