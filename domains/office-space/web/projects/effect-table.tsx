import type { RouteSent } from '#shared/route.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { Await } from '#ui/show/states.tsx';
import { Status } from '#ui/show/tone.tsx';
import { effectsOfStandardCost } from '../../contract/standard-costs.ts';
import { PlainTable } from '../plain-table.tsx';
import { findingTones } from '../works/tones.ts';
import { projectAddress } from './project.table.ts';

/** Lines of past projects that another standard judges otherwise, computed by the rule. */
export function EffectTable(asked: RouteSent<typeof effectsOfStandardCost>) {
  const { t, field, enumLabel } = useWords();
  const label = (name: string) => field('office-space', name);
  const finding = (values: readonly string[]) => (
    <span className="osw-findings">
      {values.map((value) => (
        <Status key={value} tone={findingTones[value] ?? 'quiet'} word={enumLabel('office-space.review_finding', value)} />
      ))}
    </span>
  );
  return (
    <Await read={useRead(effectsOfStandardCost, asked, { keepPrevious: true })} rows={4}>
      {({ items, lineCount, total, overChangeYuan }) => (
        <>
          <p className="os-line">
            {t('page.office-space.standard-cost.effects.sum', { lines: lineCount, changed: total, sum: number(overChangeYuan) })}
          </p>
          {items.length === 0 ? (
            <p className="qw-quiet os-line">{t('page.office-space.standard-cost.effects.none')}</p>
          ) : (
            <PlainTable
              heads={[
                { label: label('projectName') },
                { label: label('unitPriceYuan'), figure: true },
                { label: t('page.office-space.standard-cost.before') },
                { label: t('page.office-space.standard-cost.after') },
                { label: `${label('overYuan')}（${t('unit.yuan')}）`, figure: true },
              ]}
              rows={items.map((e, at) => ({
                key: `${e.projectId} ${at}`,
                cells: [
                  <span key="project">
                    <AppLink to={projectAddress(e.projectId)}>{e.projectName}</AppLink> <span className="qw-quiet">{e.orgName}</span>
                  </span>,
                  number(e.unitPriceYuan),
                  finding(e.beforeFindings),
                  finding(e.afterFindings),
                  `${number(e.beforeOverYuan)} → ${number(e.afterOverYuan)}`,
                ],
              }))}
            />
          )}
        </>
      )}
    </Await>
  );
}
