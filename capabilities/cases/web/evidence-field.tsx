import { useState } from 'react';
import { FileUpload } from '#ui/form/file-upload.tsx';
import { useWords } from '#ui/i18n/use-words.ts';
import type { StoredFile } from '#ui/query/upload.ts';

/** Photos and documents: on a phone the choice offers the camera. */
export const EVIDENCE = '.jpg, .jpeg, .png, .pdf, .docx, .xlsx, .txt';

/** Evidence of a step: uploads, kept in the form as their ids. */
export function EvidenceField({ onChange, disabled }: { onChange: (ids: readonly string[]) => void; disabled: boolean }) {
  const { t } = useWords();
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  return (
    <FileUpload
      multiple
      accept={EVIDENCE}
      disabled={disabled}
      value={files}
      hint={t('page.cases.evidence.hint')}
      onChange={(next) => {
        setFiles(next);
        onChange(next.map((file) => file.id));
      }}
    />
  );
}
