import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
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

/** The sheet of one room: what was measured and seen, photos, who signed. It is kept on the device at once and sent when there is a network. */
export function VisitSheet({ visit, patrolId, onClose }: { visit: Visit; patrolId: string; onClose: () => void }) {
  const { t, field, enumLabel } = useWords();
  const { actor } = useMe();
  const tell = useTell();
  const [form] = Form.useForm<Found>();
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const [busy, setBusy] = useState(false);
  const label = `${visit.buildingName} ${visit.roomCode}`;
  const options = (list: string, values: readonly string[]) => values.map((value) => ({ value, label: enumLabel(list, value) }));
  const of = { label, of: patrolId, changes: ['/office-space', '/cases'] };

  const keep = async (what: () => Promise<void>) => {
    setBusy(true);
    try {
      await what();
      tell.success('page.office-space.patrol.saved');
      onClose();
    } catch (error) {
      tell.failure(error as Error);
      setBusy(false);
    }
  };
  const report = (found: Found) =>
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
  const skip = () => {
    const reason = textOrNull(form.getFieldValue('note'));
    if (!reason) {
      form.setFields([{ name: 'note', errors: [t('error.required')] }]);
      form.scrollToField('note', { focus: true });
      return;
    }
    void keep(() => entrust(skipVisit, { visitId: visit.id, reason }, of));
  };

  return (
    <Drawer title={label} placement="bottom" size="92%" open onClose={onClose} aria-label={label} className="os-walk-sheet">
      <Register visit={visit} />
      <Form
        form={form}
        layout="vertical"
        disabled={busy}
        onFinish={(found) => void report(found)}
        initialValues={{
          foundKind: visit.foundKind ?? visit.kind,
          foundState: visit.foundState ?? visit.roomState,
          measuredSqm: visit.measuredSqm,
          seated: visit.seated,
        }}
      >
        <Form.Item name="measuredSqm" label={`${field('office-space', 'measuredSqm')}（${t('unit.sqm')}）`}>
          <InputNumber stringMode min="0.01" max="999999" precision={2} inputMode="decimal" className="os-walk-wide" />
        </Form.Item>
        <Form.Item name="seated" label={field('office-space', 'seated')}>
          <InputNumber min={0} max={999} precision={0} inputMode="numeric" className="os-walk-wide" />
        </Form.Item>
        <Form.Item name="foundKind" label={field('office-space', 'foundKind')}>
          <Select options={options('office-space.room_kind', roomKind.options)} />
        </Form.Item>
        <Form.Item name="foundState" label={field('office-space', 'foundState')}>
          <Select options={options('office-space.room_state', roomState.options)} />
        </Form.Item>
        <Form.Item label={field('office-space', 'photoIds')}>
          <PhotoField
            photos={photos}
            onChange={setPhotos}
            lines={() => [`${label} · ${visit.orgName}`, `${instant(new Date().toISOString(), true)} · ${actor.displayName}`]}
          />
        </Form.Item>
        <Form.Item name="signedBy" label={field('office-space', 'signedBy')}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="note" label={field('office-space', 'note')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.Item name="objection" label={field('office-space', 'objection')}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <div className="os-walk-actions">
          <Button size="large" onClick={skip}>
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
