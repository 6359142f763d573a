import { Select } from 'antd';
import { limitLevels, ranksOf } from '#kernel/org/contract/words.ts';
import { useWords } from '#ui/i18n/use-words.ts';

export interface RankSelectProps {
  id?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}

/** A rank, grouped by the level of bodies it belongs to: the same word means another rank at another level. */
export function RankSelect({ id, value, onChange, disabled }: RankSelectProps) {
  const { enumLabel } = useWords();
  return (
    <Select
      {...(id ? { id } : {})}
      value={(value as string | null | undefined) ?? null}
      onChange={(next) => onChange(next ?? null)}
      disabled={disabled}
      showSearch={{ optionFilterProp: 'search' }}
      options={limitLevels.map((level) => ({
        label: enumLabel('org.limit_level', level),
        options: ranksOf[level].map((rank) => ({
          value: rank,
          label: `${enumLabel('org.rank_code', rank)}（${rank}）`,
          search: `${rank} ${enumLabel('org.limit_level', level)} ${enumLabel('org.rank_code', rank)}`,
        })),
      }))}
      listHeight={360}
      style={{ width: '100%' }}
    />
  );
}
