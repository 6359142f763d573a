import { pickPeople } from '#kernel/org/contract/people.ts';
import { pickUnits } from '#kernel/org/contract/units.ts';
import { useCan } from '#ui/access/use-me.ts';
import { day, instant, NOTHING } from '#ui/i18n/format.ts';
import { onlyWord } from '#ui/i18n/only-word.ts';
import { useWords, type Words } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';

/** Where the words of a change are looked up: `office-space` and `room` of `office-space.room`. */
export interface ChangedRecord {
  domain: string;
  record: string;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const camel = (name: string): string => name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase());

/** The name of a changed field: the label of the field, else the name as it was recorded. */
export function changeName({ domain }: ChangedRecord, name: string, words: Words): string {
  const field = camel(name);
  return words.has(`field.${domain}.${field}`) || words.has(`field.${field}`) ? words.field(domain, field) : name;
}

function wordOf({ domain, record }: ChangedRecord, name: string, value: string, { has, t, locale }: Words): string | undefined {
  const field = camel(name);
  const lists = [
    `${domain}.${field}`,
    `${domain}.${snake(field)}`,
    `${domain}.${snake(record)}_${snake(field)}`,
    `${domain}.${record}${field[0]?.toUpperCase() ?? ''}${field.slice(1)}`,
  ];
  const list = lists.find((l) => has(`enum.${l}.${value}`));
  return list ? t(`enum.${list}.${value}`) : onlyWord(domain, value, locale);
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value);
const isInstant = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value);

function UnitName({ id }: { id: string }) {
  const { data } = useRead(pickUnits, { ids: [id], withEnded: true }, { staleMs: 600_000 });
  return <>{data?.items[0]?.name ?? id}</>;
}

function PersonName({ id }: { id: string }) {
  const { data } = useRead(pickPeople, { ids: [id], withGone: true }, { staleMs: 600_000 });
  return <>{data?.items[0]?.name ?? id}</>;
}

/** One recorded value as a reader says it: names for units and people, words for closed lists, days and stamps as they are written here. */
export function ChangeValue({ of, name, value }: { of: ChangedRecord; name: string; value: unknown }) {
  const words = useWords();
  const can = useCan();
  if (value === null || value === undefined || value === '') return <>{NOTHING}</>;
  if (typeof value === 'boolean') return <>{words.t(value ? 'word.yes' : 'word.no')}</>;
  if (isId(value)) {
    const field = camel(name);
    if (/(org|unit|parent|successor)Id$/i.test(field) && can(pickUnits.permission)) return <UnitName id={value} />;
    if (/personId$/i.test(field) && can(pickPeople.permission)) return <PersonName id={value} />;
    return <span className="qw-num">{value}</span>;
  }
  if (typeof value === 'string') return <>{wordOf(of, name, value, words) ?? (isInstant(value) ? instant(value) : day(value))}</>;
  if (typeof value === 'number') return <span className="qw-num">{value}</span>;
  if (Array.isArray(value)) {
    if (value.length === 0) return <>{NOTHING}</>;
    return value.map((one, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a recorded list never changes its order
      <span key={at}>
        {at > 0 ? '；' : ''}
        <ChangeValue of={of} name={name} value={one} />
      </span>
    ));
  }
  return Object.entries(value).map(([inner, one], at) => (
    <span key={inner}>
      {at > 0 ? ' ' : ''}
      <span className="qw-quiet">{changeName(of, inner, words)}</span> <ChangeValue of={of} name={inner} value={one} />
    </span>
  ));
}
