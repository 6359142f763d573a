import { Form, Select } from 'antd';
import type { FieldGroup } from '#ui/form/field-spec.ts';
import { useRead } from '#ui/query/use-read.ts';
import { getBuilding } from '../../contract/buildings.ts';
import type { changeRoom, createRoom } from '../../contract/rooms.ts';

interface FloorChoiceProps {
  id?: string;
  value: unknown;
  onChange: (value: unknown) => void;
  disabled: boolean;
}

/** The floors of the building that is chosen in the same form, highest first. */
function FloorChoice({ value, onChange, disabled, id }: FloorChoiceProps) {
  const buildingId = Form.useWatch<string | null | undefined>('buildingId');
  const read = useRead(getBuilding, { buildingId: buildingId ?? '' }, { enabled: Boolean(buildingId) });
  const floors = buildingId ? (read.data?.floors ?? []) : [];
  return (
    <Select<string>
      {...(id ? { id } : {})}
      value={floors.some((floor) => floor.id === value) ? String(value) : null}
      onChange={onChange}
      options={floors.map((floor) => ({ value: floor.id, label: floor.name }))}
      loading={read.isFetching}
      disabled={disabled || !buildingId}
      style={{ width: '100%' }}
    />
  );
}

const technical = (values: { kind?: unknown }): boolean => values.kind === 'technical-business';

const facts = [
  { name: 'code', labelKey: 'field.office-space.roomCode' },
  { name: 'name', labelKey: 'field.roomName' },
  { name: 'kind', list: 'office-space.room_kind' },
  { name: 'kindDocument', when: technical },
  'usableAreaSqm',
  'buildingAreaSqm',
  'note',
] as const;

/** A room is entered with its place. */
export const createFields: readonly FieldGroup<typeof createRoom>[] = [
  {
    titleKey: 'page.office-space.form.place',
    fields: ['orgId', 'buildingId', { name: 'floorId', render: (control) => <FloorChoice {...control} /> }],
  },
  { titleKey: 'page.office-space.form.basic', fields: facts },
];

/** Facts of a room that is there; its function only for those who may decide it (OS-18). */
export const changeFields = (mayChangeFunction: boolean, kind: string): readonly FieldGroup<typeof changeRoom>[] => [
  {
    titleKey: 'page.office-space.form.basic',
    fields: [
      ...facts.map((field) => (typeof field === 'object' && field.name === 'kind' ? { ...field, disabled: !mayChangeFunction } : field)),
      { name: 'functionDocument', when: (values: { kind?: unknown }) => mayChangeFunction && values.kind !== kind } as const,
      { name: 'state', list: 'office-space.room_state' } as const,
    ],
  },
];
