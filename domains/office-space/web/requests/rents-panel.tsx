import { ApprovalTrail } from '#capabilities/approvals/web/public.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { AppLink } from '#ui/show/app-link.tsx';
import { EnumStatus } from '#ui/show/tone.tsx';
import { VerdictLine } from '#ui/show/verdict-line.tsx';
import type { RentPlan } from '../../contract/rents.ts';
import { clauseText } from '../alarms/alarm-words.ts';

const tones = { submitted: 'notice', returned: 'attention', approved: 'ok', denied: 'violation', withdrawn: 'quiet' } as const;

/** One application for renting: terms beside the market, and how far its approval has come. */
export function RentPanel({ rent }: { rent: RentPlan }) {
  const words = useWords();
  const { t, field, enumLabel } = words;
  const dear = Number(rent.rentYuanPerSqmMonth) > Number(rent.marketYuanPerSqmMonth);
  const facts = [
    ['premises', rent.premises],
    ['counterpart', rent.counterpart],
    ['areaSqm', `${number(rent.areaSqm)} ${t('unit.sqm')}`],
    ['rentYuan', `${number(rent.rentYuan)} ${t('unit.yuan')}/${t('unit.sqm')}·${enumLabel('office-space.rent_per', rent.rentPer)}`],
    ['rentYuanPerYear', `${number(rent.rentYuanPerYear)} ${t('unit.yuan')}`],
    ['term', `${rent.from} — ${rent.to}`],
    ['budgetSource', rent.budgetSource],
    ['approvalNo', rent.approvalNo],
  ] as const;
  return (
    <section className="os-stack">
      <div className="os-row">
        <h2>
          {t('page.office-space.rent')} <span className="qw-quiet qw-num">{rent.number}</span>
        </h2>
        <EnumStatus list="office-space.rent_state" value={rent.state} tones={tones} />
        {rent.abilities.change ? <AppLink to={`/office-space/rents/${rent.id}/edit`}>{t('action.office-space.rent.again')}</AppLink> : null}
      </div>
      <VerdictLine
        tone={dear ? 'attention' : 'ok'}
        word={t(dear ? 'page.office-space.rent.above-market' : 'page.office-space.rent.within-market')}
        actual={rent.rentYuanPerSqmMonth}
        limit={rent.marketYuanPerSqmMonth}
        unit={t('unit.yuan-sqm-month')}
        clause={clauseText('regulation-2012.renting', words)}
        steps={rent.market.map((one) => `${one.place} ${number(one.rentYuanPerSqmMonth)}`)}
      />
      <section className="qw-facts">
        <dl>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{field('office-space', name)}</dt>
              <dd className="qw-num">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <ApprovalTrail kind="office-space.rent" subjectId={rent.id} />
    </section>
  );
}
