import { Button, Input } from 'antd';
import { getBuilding, putFloors } from '#kernel/places/contract/buildings.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { Consequences } from '#ui/page/consequences.tsx';
import { FormPage } from '#ui/page/form-page.tsx';
import { useRead } from '#ui/query/use-read.ts';
import { useGo } from '#ui/show/app-link.tsx';
import { usePageParams } from '#ui/show/page-address.ts';
import { Await } from '#ui/show/states.tsx';
import { buildingPath } from './place-words.ts';
import './places.css';

interface Floor {
  level: number;
  name: string;
}

interface FloorEditorProps {
  value: readonly Floor[];
  onChange: (floors: readonly Floor[]) => void;
  disabled: boolean;
}

/** The next level up or down; there is no 0. */
const beyond = (levels: readonly number[], up: boolean): number => {
  if (levels.length === 0) return up ? 1 : -1;
  const next = up ? Math.max(...levels) + 1 : Math.min(...levels) - 1;
  return next === 0 ? (up ? 1 : -1) : next;
};

function FloorEditor({ value, onChange, disabled }: FloorEditorProps) {
  const { t } = useWords();
  const floors = [...value].sort((a, b) => b.level - a.level);
  const add = (up: boolean) => {
    const level = beyond(
      value.map((f) => f.level),
      up,
    );
    onChange([
      ...value,
      { level, name: level > 0 ? t('page.places.floor.above', { level }) : t('page.places.floor.below', { level: -level }) },
    ]);
  };
  return (
    <div className="qw-floors">
      <Button disabled={disabled} onClick={() => add(true)}>
        {t('action.places.floor.add-above')}
      </Button>
      <ul>
        {floors.map((floor) => (
          <li key={floor.level}>
            <label htmlFor={`floor-${floor.level}`} className="qw-num">
              {floor.level}
            </label>
            <Input
              id={`floor-${floor.level}`}
              aria-label={t('page.places.floor.name-of', { level: floor.level })}
              value={floor.name}
              maxLength={40}
              disabled={disabled}
              onChange={(event) => onChange(value.map((f) => (f.level === floor.level ? { ...f, name: event.target.value } : f)))}
            />
            <Button
              type="text"
              danger
              disabled={disabled}
              aria-label={t('page.places.floor.remove', { name: floor.name })}
              onClick={() => onChange(value.filter((f) => f.level !== floor.level))}
            >
              {t('action.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Button disabled={disabled} onClick={() => add(false)}>
        {t('action.places.floor.add-below')}
      </Button>
    </div>
  );
}

/** The floors of a building as they shall be, highest first. */
export function Page() {
  const { t } = useWords();
  const go = useGo();
  const { buildingId } = usePageParams('buildingId');
  const read = useRead(getBuilding, { buildingId });
  const back = () => go(buildingPath(buildingId));
  return (
    <Await read={read}>
      {(building) => (
        <FormPage
          titleKey="action.places.floors.set"
          below={`${building.name} · ${building.code}`}
          route={putFloors}
          draft={building.id}
          fixed={{ buildingId }}
          initial={{ floors: building.floors.map(({ level, name }) => ({ level, name })) }}
          fields={[
            {
              name: 'floors',
              wide: true,
              render: ({ value, onChange, disabled }) => (
                <FloorEditor value={(value as Floor[] | undefined) ?? []} onChange={onChange} disabled={disabled} />
              ),
            },
          ]}
          submitKey="action.save"
          aside={() => <Consequences items={[{ text: t('page.places.floor.only-empty') }]} />}
          onDone={back}
          onCancel={back}
        />
      )}
    </Await>
  );
}
