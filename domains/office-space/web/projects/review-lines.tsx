import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Clause } from '#ui/show/clause.tsx';
import { Status } from '#ui/show/tone.tsx';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import type { ProjectReview } from '../../contract/projects.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { PlainTable } from '../plain-table.tsx';
import { findingTones } from '../works/tones.ts';
import '../works/works.css';

/** Whether it may be put forward, and what the approved area says. */
export function ReviewVerdicts({ review, open }: { review: ProjectReview; open: boolean }) {
  const words = useWords();
  const { t } = words;
  const { refusal, area } = review;
  const missing = review.missingDocuments.map((d) => words.enumLabel('office-space.project_document', d));
  return (
    <>
      {open ? (
        refusal ? (
          <VerdictLine
            tone="violation"
            word={`${t('page.office-space.project.stands-in-way')}：${words.error(refusal.code, { limit: refusal.limit, actual: refusal.actual, count: missing.length })}`}
            clause={clauseText(refusal.clause, words)}
            {...(missing.length > 0 ? { steps: missing } : {})}
          />
        ) : (
          <VerdictLine tone="ok" word={t('page.office-space.project.ready')} clause={clauseText('measures-2017.repair', words)} />
        )
      ) : null}
      {Number(review.overYuan) > 0 ? (
        <VerdictLine
          tone="violation"
          word={t('enum.office-space.review_finding.over-standard')}
          over={`${number(review.overYuan)} ${t('unit.yuan')}`}
          clause={clauseText('measures-2017.repair-standard', words)}
        />
      ) : null}
      {area ? (
        <VerdictLine
          tone={Number(area.overSqm) > 0 ? 'violation' : 'ok'}
          word={t(`verdict.office-space.review.${Number(area.overSqm) > 0 ? 'area-over' : 'area-within'}`)}
          over={Number(area.overSqm) > 0 ? `${number(area.overSqm)} ${t('unit.sqm')}` : null}
          actual={area.afterSqm}
          limit={area.approvedSqm}
          unit={t('unit.sqm')}
          clause={clauseText('standard-2014.establishment', words)}
        />
      ) : null}
    </>
  );
}

/** The estimate line by line beside the standard of each component. */
export function ReviewTable({ review }: { review: ProjectReview }) {
  const words = useWords();
  const { t, field, enumLabel } = words;
  if (review.items.length === 0) return <p className="qw-quiet os-line">{t('page.office-space.project.no-items')}</p>;
  const label = (name: string) => field('office-space', name);
  return (
    <>
      <PlainTable
        heads={[
          { label: label('component') },
          { label: label('findings') },
          { label: label('quantity'), figure: true },
          { label: `${label('unitPriceYuan')}（${t('unit.yuan')}）`, figure: true },
          { label: `${label('standardYuan')}（${t('unit.yuan')}）`, figure: true },
          { label: `${label('amountYuan')}（${t('unit.yuan')}）`, figure: true },
          { label: `${label('overYuan')}（${t('unit.yuan')}）`, figure: true },
          { label: label('ageYears'), figure: true },
        ]}
        rows={[
          ...review.items.map((item, at) => ({
            key: `${item.component} ${at}`,
            cells: [
              <span key="component">
                {enumLabel('office-space.component', item.component)} <span className="qw-quiet">{item.description}</span>
              </span>,
              <span key="findings" className="osw-findings">
                {item.findings.map((finding) => (
                  <Status key={finding} tone={findingTones[finding] ?? 'quiet'} word={enumLabel('office-space.review_finding', finding)} />
                ))}
              </span>,
              number(item.quantity),
              number(item.unitPriceYuan),
              item.standardYuan === null ? '—' : number(item.standardYuan),
              number(item.amountYuan),
              number(item.overYuan),
              item.ageYears === null ? '—' : `${item.ageYears} / ${item.serviceYears ?? '—'}`,
            ],
          })),
          {
            key: 'sum',
            strong: true,
            cells: [t('page.office-space.project.sum'), '', '', '', '', number(review.estimateYuan), number(review.overYuan), ''],
          },
        ]}
      />
      <p className="os-line">
        <Clause text={clauseText('measures-2017.repair-standard', words)} />
      </p>
    </>
  );
}
