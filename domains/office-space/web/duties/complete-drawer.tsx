import { useState } from 'react';
import { dayOf } from '#shared/time.ts';
import { FileUpload } from '#ui/form/file-upload.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import type { StoredFile } from '#ui/query/upload.ts';
import { completeDuty } from '../../contract/duties.ts';
import type { DutyKind } from '../../rules/duties.ts';
import { FormDrawer } from '../form-drawer.tsx';

interface CompleteDrawerProps {
  duty: { id: string; kind: DutyKind; version: number };
  open: boolean;
  onClose: () => void;
}

/** Evidence as files; the form takes their ids. */
function Evidence({ onChange, disabled }: { onChange: (value: unknown) => void; disabled: boolean }) {
  const { t } = useWords();
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  return (
    <FileUpload
      multiple
      value={files}
      disabled={disabled}
      accept=".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx"
      hint={t('page.office-space.duty.evidence-hint')}
      onChange={(kept) => {
        setFiles(kept);
        onChange(kept.map((file) => file.id));
      }}
    />
  );
}

/** Does the task: when, where, on which paper, and what proves it. */
export function CompleteDrawer({ duty, open, onClose }: CompleteDrawerProps) {
  return (
    <FormDrawer
      titleKey={`action.office-space.duty.complete.${duty.kind}`}
      open={open}
      route={completeDuty}
      fixed={{ dutyId: duty.id, version: duty.version }}
      fields={[
        'doneOn',
        ...(duty.kind === 'publication'
          ? ([{ name: 'place', labelKey: 'page.office-space.duty.place' }] as const)
          : (['document'] as const)),
        { name: 'fileIds', wide: true, render: (control) => <Evidence onChange={control.onChange} disabled={control.disabled} /> },
        { name: 'note', wide: true },
      ]}
      initial={{ doneOn: dayOf(new Date()), fileIds: [] }}
      submitKey={`action.office-space.duty.complete.${duty.kind}`}
      changes={['/office-space', '/workbench', '/cases']}
      draft={false}
      onDone={onClose}
      onCancel={onClose}
    />
  );
}
