import { Button } from 'antd';
import type { RouteOutput } from '#shared/route.ts';
import { dayOf } from '#shared/time.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { PlainPage } from '#ui/page/plain-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useSettled } from '#ui/query/use-settled.ts';
import { Clause } from '#ui/show/clause.tsx';
import { Await } from '#ui/show/states.tsx';
import { decideStandardCost, listStandardCosts } from '../../contract/standard-costs.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { type Act, FormDrawer, Side, useAct } from '../form-drawer.tsx';
import { PlainTable } from '../plain-table.tsx';
import { EffectTable } from './effect-table.tsx';

type Cost = RouteOutput<typeof listStandardCosts>['items'][number];

function History({ cost, act, decides }: { cost: Cost; act: Act; decides: boolean }) {
  const { t } = useWords();
  if (cost.decisions.length === 0) return <span className="qw-quiet">{t('page.office-space.standard-cost.undecided')}</span>;
  return (
    <ul className="osw-files">
      {cost.decisions.map((d) => (
        <li key={d.validFrom}>
          <span className="qw-num">{d.validFrom}</span>{' '}
          <span className="qw-num">{`${number(d.priceYuan)} · ${d.serviceYears} ${t('unit.years')}`}</span>{' '}
          <span className="qw-quiet">{d.document}</span>{' '}
          {decides ? (
            <Button type="link" size="small" onClick={() => act.open('effects', `${cost.component}@${d.validFrom}`)}>
              {t('action.office-space.standard-cost.effects')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** What a price being thought of would have changed, once the typing pauses. */
function Tried({ component, priceYuan, serviceYears }: { component: Cost['component']; priceYuan: unknown; serviceYears: unknown }) {
  const { t } = useWords();
  const price = useSettled(String(priceYuan ?? ''));
  const years = useSettled(String(serviceYears ?? ''));
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(price) || !/^\d{1,3}$/.test(years) || Number(price) === 0 || Number(years) === 0) return null;
  return (
    <section className="os-stack">
      <h2>{t('page.office-space.standard-cost.effects.try')}</h2>
      <EffectTable component={component} priceYuan={price} serviceYears={Number(years)} />
    </section>
  );
}

function DecideDrawer({ cost, act }: { cost: Cost | undefined; act: Act }) {
  const { enumLabel } = useWords();
  if (!cost) return null;
  return (
    <FormDrawer
      titleKey="action.office-space.standard-cost.decide"
      open
      above={<h2 className="os-line">{enumLabel('office-space.component', cost.component)}</h2>}
      route={decideStandardCost}
      fixed={{ component: cost.component }}
      fields={['priceYuan', 'serviceYears', 'validFrom', { name: 'document', wide: true }]}
      initial={{
        validFrom: dayOf(new Date()),
        ...(cost.priceYuan === null ? {} : { priceYuan: cost.priceYuan }),
        ...(cost.serviceYears === null ? {} : { serviceYears: cost.serviceYears }),
      }}
      aside={(values) => <Tried component={cost.component} priceYuan={values.priceYuan} serviceYears={values.serviceYears} />}
      submitKey="action.office-space.standard-cost.decide"
      draft={false}
      onDone={act.close}
      onCancel={act.close}
    />
  );
}

/** Repair standards with every adjustment and what it changes in past projects (OS-29). */
export function Page() {
  const words = useWords();
  const { t, field, enumLabel } = words;
  const act = useAct();
  const read = useRead(listStandardCosts, {});
  const [component, validFrom] = (act.name === 'effects' ? (act.of ?? '') : '').split('@');
  const label = (name: string) => field('office-space', name);
  return (
    <PlainPage
      titleKey="menu.office-space.standard-costs"
      below={
        <>
          {t('page.office-space.standard-cost.about')} <Clause text={clauseText('measures-2017.repair-standard', words)} />
        </>
      }
    >
      <Await read={read} rows={10}>
        {({ items, abilities }) => (
          <PlainTable
            heads={[
              { label: label('component') },
              { label: label('componentUnit') },
              { label: label('standardYuan'), figure: true },
              { label: label('serviceYears'), figure: true },
              { label: t('page.office-space.standard-cost.history') },
              ...(abilities.decide ? [{ label: t('table.actions') }] : []),
            ]}
            rows={items.map((cost) => ({
              key: cost.component,
              cells: [
                enumLabel('office-space.component', cost.component),
                enumLabel('office-space.component_unit', cost.componentUnit),
                cost.priceYuan === null ? '—' : <strong key="price">{number(cost.priceYuan)}</strong>,
                cost.serviceYears ?? '—',
                <History key="history" cost={cost} act={act} decides={abilities.decide ?? false} />,
                ...(abilities.decide
                  ? [
                      <Button key="act" type="link" size="small" onClick={() => act.open('decide', cost.component)}>
                        {t('action.office-space.standard-cost.decide')}
                      </Button>,
                    ]
                  : []),
              ],
            }))}
          />
        )}
      </Await>
      <DecideDrawer cost={act.name === 'decide' ? read.data?.items.find((c) => c.component === act.of) : undefined} act={act} />
      <Side title={t('page.office-space.standard-cost.effects')} open={act.name === 'effects'} onClose={act.close}>
        {component && validFrom ? (
          <>
            <p className="os-line">
              {t('page.office-space.standard-cost.effects.of', {
                component: enumLabel('office-space.component', component),
                on: validFrom,
              })}
            </p>
            <EffectTable component={component as Cost['component']} validFrom={validFrom} />
          </>
        ) : null}
      </Side>
    </PlainPage>
  );
}
