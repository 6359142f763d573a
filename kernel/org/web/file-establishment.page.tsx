import { Input } from 'antd';
import { getEstablishment, putEstablishment } from '#kernel/org/contract/establishment.ts';
import { type RankCode, ranksOf } from '#kernel/org/contract/words.ts';
import { dayOf } from '#shared/time.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { Await } from '#ui/show/states.tsx';
import { UnitAct, type UnitRecord } from './unit-act.tsx';
import './org.css';

interface Figure {
  rankCode: RankCode;
  approved: number;
}

/** One field per rank of the unit's level; an emptied one is not approved. */
function RankFigures({
  ranks,
  value,
  onChange,
  disabled,
}: {
  ranks: readonly RankCode[];
  value: readonly Figure[];
  onChange: (figures: readonly Figure[]) => void;
  disabled: boolean;
}) {
  const { enumLabel } = useWords();
  const put = (rankCode: RankCode, text: string) => {
    const rest = value.filter((f) => f.rankCode !== rankCode);
    const plain = text.replace(/\D/g, '');
    onChange(plain === '' ? rest : [...rest, { rankCode, approved: Number(plain) }]);
  };
  return (
    <div className="qw-org-figures">
      {ranks.map((rank) => (
        <div key={rank}>
          <label htmlFor={`figure-${rank}`}>
            {enumLabel('org.rank_code', rank)} <span className="qw-quiet">{rank}</span>
          </label>
          <Input
            id={`figure-${rank}`}
            className="qw-figure-input"
            inputMode="numeric"
            disabled={disabled}
            value={value.find((f) => f.rankCode === rank)?.approved ?? ''}
            onChange={(event) => put(rank, event.target.value)}
          />
        </div>
      ))}
    </div>
  );
}

function Filing({ unit, back }: { unit: UnitRecord; back: () => void }) {
  const { t } = useWords();
  const read = useRead(getEstablishment, { unitId: unit.id });
  const ranks: readonly RankCode[] = ranksOf[unit.limitLevel];
  return (
    <Await read={read}>
      {({ rows }) => (
        <FormPage
          titleKey="action.org.establishment.file"
          below={unit.name}
          route={putEstablishment}
          draft={unit.id}
          fixed={{ unitId: unit.id }}
          initial={{
            from: dayOf(new Date()),
            figures: rows.filter((r) => r.approved > 0).map(({ rankCode, approved }) => ({ rankCode, approved })),
          }}
          fields={[
            'from',
            'document',
            {
              name: 'figures',
              wide: true,
              render: ({ value, onChange, disabled }) => (
                <RankFigures ranks={ranks} value={(value as Figure[] | undefined) ?? []} onChange={onChange} disabled={disabled} />
              ),
            },
          ]}
          submitKey="action.org.establishment.file"
          saidKey="page.org.establishment.filed"
          aside={({ from }) => (
            <Consequences
              items={[
                { text: t('page.org.establishment.whole', { from: from ?? '' }) },
                { text: t('page.org.establishment.area'), tone: 'attention' },
              ]}
            />
          )}
          onDone={back}
          onCancel={back}
        />
      )}
    </Await>
  );
}

/** Files what the establishment office approved, per rank, from a day on. */
export function Page() {
  return <UnitAct>{(unit, back) => <Filing unit={unit} back={back} />}</UnitAct>;
}
