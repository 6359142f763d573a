import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMe } from '#ui/access/use-me.ts';
import { instant } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { entrust } from '#ui/offline/outbox.ts';
import { useTell } from '#ui/query/use-tell.ts';
import { reportVisit, skipVisit, type Visit } from '../../contract/patrols.ts';
import { roomKind, roomState } from '../../contract/words.ts';
import { PhotoField } from './photo-field.tsx';

interface Found {
  measuredSqm?: string | null;
  seated?: number | null;
  foundKind?: Visit['kind'] | null;
  foundState?: Visit['roomState'] | null;
  note?: string;
  signedBy?: string;
  objection?: string;
}

const labelOf = (visit: Visit): string => `${visit.buildingName} ${visit.roomCode}`;
const textOrNull = (value: string | undefined): string | null => (value?.trim() ? value.trim() : null);

/** What the register says, to compare with while standing in the room. */
function Register({ visit }: { visit: Visit }) {
  const { t, field, enumLabel } = useWords();
  const rows: [string, string][] = [
    ['kind', enumLabel('office-space.room_kind', visit.kind)],
    ['roomState', enumLabel('office-space.room_state', visit.roomState)],
    ['usableAreaSqm', visit.usableAreaSqm === null ? '—' : `${visit.usableAreaSqm} ${t('unit.sqm')}`],
    ['occupants', visit.occupants.join('、') || '—'],
  ];
  return (
    <dl className="os-walk-register" aria-label={t('page.office-space.patrol.register')}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{field('office-space', name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Keeps what was entered on the device at once; the outbox sends it when there is a network. */
function useKeeping(visit: Visit, patrolId: string, onClose: () => void) {
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const of = { label: labelOf(visit), of: patrolId, changes: ['/office-space', '/cases'] };
  const keep = async (what: () => Promise<void>) => {
    setBusy(true);
    try {
      await what();
      tell.success('outbox.kept');
      onClose();
    } catch (error) {
      tell.failure(error as Error);
      setBusy(false);
    }
  };
  const report = (found: Found, photos: readonly File[]) =>
    keep(() =>
      entrust(
        reportVisit,
        {
          visitId: visit.id,
          visitedAt: new Date().toISOString(),
          measuredSqm: found.measuredSqm ?? null,
          seated: found.seated ?? null,
          foundKind: found.foundKind ?? null,
          foundState: found.foundState ?? null,
          note: textOrNull(found.note),
          signedBy: textOrNull(found.signedBy),
          objection: textOrNull(found.objection),
        },
        { ...of, files: photos, filesField: 'photoIds' },
      ),
    );
  const skip = (reason: string) => keep(() => entrust(skipVisit, { visitId: visit.id, reason }, of));
  return { busy, report, skip };
}

/** What is entered in a room, in the order in which one looks: measure, count, use, photos, signature, words. */
function FoundFields({ photos }: { photos: ReactNode }) {
  const { t, field, enumLabel } = useWords();
  const label = (name: string) => field('office-space', name);
  const options = (list: string, values: readonly string[]) => values.map((value) => ({ value, label: enumLabel(list, value) }));
  return (
    <>
      <Form.Item name="measuredSqm" label={`${label('measuredSqm')}（${t('unit.sqm')}）`}>
        <InputNumber stringMode min="0.01" max="999999" precision={2} inputMode="decimal" className="os-walk-wide" />
      </Form.Item>
      <Form.Item name="seated" label={label('seated')}>
        <InputNumber min={0} max={999} precision={0} inputMode="numeric" className="os-walk-wide" />
      </Form.Item>
      <Form.Item name="foundKind" label={label('foundKind')}>
        <Select options={options('office-space.room_kind', roomKind.options)} />
      </Form.Item>
      <Form.Item name="foundState" label={label('foundState')}>
        <Select options={options('office-space.room_state', roomState.options)} />
      </Form.Item>
      <Form.Item label={label('photoIds')}>{photos}</Form.Item>
      <Form.Item name="signedBy" label={label('signedBy')}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="note" label={label('note')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="objection" label={label('objection')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </>
  );
}

/** The sheet of one room: what was measured and seen, photos, who signed. */
export function VisitSheet({ visit, patrolId, onClose }: { visit: Visit; patrolId: string; onClose: () => void }) {
  const { t } = useWords();
  const { actor } = useMe();
  const [form] = Form.useForm<Found>();
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const { busy, report, skip } = useKeeping(visit, patrolId, onClose);
  const label = labelOf(visit);
  const leaveOut = () => {
    const reason = textOrNull(form.getFieldValue('note'));
    if (reason) return void skip(reason);
    form.setFields([{ name: 'note', errors: [t('error.required')] }]);
    form.scrollToField('note', { focus: true });
  };
  const lines = () => [`${label} · ${visit.orgName}`, `${instant(new Date().toISOString(), true)} · ${actor.displayName}`];
  const start: Found = {
    foundKind: visit.foundKind ?? visit.kind,
    foundState: visit.foundState ?? visit.roomState,
    measuredSqm: visit.measuredSqm,
    seated: visit.seated,
  };
  return (
    <Drawer title={label} placement="bottom" size="92%" open onClose={onClose} aria-label={label} className="os-walk-sheet">
      <Register visit={visit} />
      <Form form={form} layout="vertical" disabled={busy} onFinish={(found) => void report(found, photos)} initialValues={start}>
        <FoundFields photos={<PhotoField photos={photos} onChange={setPhotos} lines={lines} />} />
        <div className="os-walk-actions">
          <Button size="large" onClick={leaveOut}>
            {t('action.office-space.patrol.skip')}
          </Button>
          <Button size="large" type="primary" htmlType="submit" loading={busy}>
            {t('action.office-space.patrol.report')}
          </Button>
        </div>
      </Form>
    </Drawer>
  );
}
