import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { Refused } from '../decision/decide.tsx';
import { Findings } from './findings.tsx';
import { PanelField } from './panel-field.tsx';
import type { Editing } from './use-editor.ts';

const LONGEST = 200;

/** Says what publishing means, takes a note for the list of versions, and does it. */
export function PublishDialog({ open, editing, onClose }: { open: boolean; editing: Editing; onClose: () => void }) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const publish = async () => {
    if (await editing.publish(note)) {
      setNote('');
      onClose();
    }
  };
  return (
    <Modal
      open={open}
      title={t('page.approvals.publish.title')}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="primary" loading={editing.pending === 'publish'} onClick={() => void publish()}>
            {t('action.approvals.publish')}
          </Button>
        </>
      }
    >
      <div className="ap-side-body">
        <p>{t('page.approvals.publish.text')}</p>
        {editing.findings && editing.findings.length > 0 ? <Findings findings={editing.findings} onChoose={onClose} /> : null}
        <PanelField label={t('page.approvals.publish.note')}>
          {(ids) => <Input {...ids} value={note} maxLength={LONGEST} onChange={(event) => setNote(event.target.value)} />}
        </PanelField>
        <Refused error={editing.error} />
      </div>
    </Modal>
  );
}
