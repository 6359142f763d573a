import { Select } from 'antd';
import type { FieldGroup } from '#ui/form/field-spec.ts';
import { number } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { useRead } from '#ui/query/use-read.ts';
import { Clause } from '#ui/show/clause.tsx';
import type { createDisposal } from '../../contract/disposals.ts';
import { listRooms } from '../../contract/rooms.ts';
import { type DisposalMode, disposalDocuments, modeRules } from '../../rules/disposal.ts';
import { clauseText } from '../alarms/alarm-words.ts';
import { PaperRows } from '../works/paper-rows.tsx';
import { type RowControl, rowsOf } from '../works/row-control.ts';

const modeOf = (values: { mode?: unknown }): DisposalMode => (values.mode as DisposalMode | undefined) ?? 'reallocation';

/** Rooms of the chosen building; none means the building as a whole. */
function RoomChoice({ value, onChange, disabled, id, buildingId }: RowControl & { buildingId: string | undefined }) {
  const { t } = useWords();
  const read = useRead(listRooms, { buildingId: buildingId ?? '', pageSize: 200 }, { enabled: Boolean(buildingId) });
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      value={[...rowsOf<string>(value)]}
      disabled={disabled || !buildingId}
      loading={read.isFetching}
      placeholder={t('page.office-space.disposal.rooms.hint')}
      optionFilterProp="label"
      options={(read.data?.items ?? []).map((room) => ({
        value: room.id,
        label: `${room.code} ${room.name} ${number(room.usableAreaSqm ?? '0')} ${t('unit.sqm')}`,
      }))}
      onChange={onChange}
    />
  );
}

/** What the chosen mode asks for and what follows from it, said before anything is sent. */
export function ModeNeeds({ values }: { values: { mode?: unknown } }) {
  const words = useWords();
  const { t, enumLabel } = words;
  const rule = modeRules[modeOf(values)];
  const papers = rule.documents.map((d) => enumLabel('office-space.disposal_document', d)).join(t('page.office-space.comma'));
  return (
    <div className="os-stack">
      <p>
        {t('page.office-space.disposal.needs', { what: papers })} <Clause text={clauseText('measures-2017.disposal', words)} />
      </p>
      {rule.publicExchange ? (
        <p>
          {t('page.office-space.disposal.exchange-only')} <Clause text={clauseText('measures-2017.public-exchange', words)} />
        </p>
      ) : null}
      {rule.ends ? <p>{t('page.office-space.disposal.ends')}</p> : null}
    </div>
  );
}

/** Fields of a disposal; `buildingId` is given where it stands already. */
export const disposalFields = (buildingId?: string): readonly FieldGroup<typeof createDisposal>[] => [
  {
    titleKey: 'page.office-space.project.basic',
    fields: [
      { name: 'mode', labelKey: 'field.office-space.disposalMode', list: 'office-space.disposal_mode' },
      ...(buildingId ? [] : (['buildingId'] as const)),
      { name: 'reason', labelKey: 'field.office-space.disposalReason', kind: 'long-text', wide: true },
      { name: 'toOrgId', when: (v) => modeOf(v) === 'reallocation' },
      { name: 'newKind', list: 'office-space.room_kind', when: (v) => modeOf(v) === 'conversion' },
      { name: 'newKindDocument', when: (v) => v.newKind === 'technical-business' },
      { name: 'counterpart', when: (v) => modeOf(v) === 'exchange' },
      { name: 'appraisedYuan', when: (v) => ['exchange', 'letting', 'auction'].includes(modeOf(v)) },
    ],
  },
  {
    titleKey: 'page.office-space.disposal.papers',
    fields: [
      {
        name: 'papers',
        wide: true,
        render: (control) => <PaperRows {...control} list="office-space.disposal_document" categories={disposalDocuments} />,
      },
    ],
  },
];

/** The rooms, which depend on the building that is chosen in the same form. */
export const roomsField = (buildingId: string | undefined) =>
  ({
    name: 'roomIds',
    wide: true,
    render: (control: RowControl) => <RoomChoice {...control} buildingId={buildingId} />,
  }) as const;
