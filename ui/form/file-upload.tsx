import { InboxOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { bytes } from '#ui/i18n/format.ts';
import { useWords } from '#ui/i18n/use-words.ts';
import { type StoredFile, upload } from '#ui/query/upload.ts';
import '#ui/form/form.css';

export interface FileUploadProps {
  /** File name endings: `.xlsx,.csv`. */
  accept?: string;
  /** Bytes; larger ones are refused before they are sent. */
  maxBytes?: number;
  /** Files that are already there. */
  value?: readonly StoredFile[];
  onChange?: (files: readonly StoredFile[]) => void;
  /** One file unless told. */
  multiple?: boolean;
  disabled?: boolean;
  /** What the file is for; a sentence in the drop area. */
  hint?: string;
}

const DEFAULT_MAX = 50 * 1024 * 1024;

interface Sending {
  name: string;
  share: number;
}

/** Takes files by drag, by button and by keyboard, shows the progress of sending, and answers what the server keeps. */
export function FileUpload({
  accept,
  maxBytes = DEFAULT_MAX,
  value = [],
  onChange,
  multiple = false,
  disabled = false,
  hint,
}: FileUploadProps) {
  const { t, failure } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [over, setOver] = useState(false);

  const accepts = (file: File) => !accept || accept.split(',').some((end) => file.name.toLowerCase().endsWith(end.trim()));
  const send = async (files: readonly File[]) => {
    setProblem(null);
    const kept = multiple ? [...value] : [];
    for (const file of multiple ? files : files.slice(0, 1)) {
      if (!accepts(file)) {
        setProblem(t('upload.wrong-kind', { name: file.name, accept }));
        continue;
      }
      if (file.size > maxBytes) {
        setProblem(t('upload.too-large', { name: file.name, limit: bytes(maxBytes) }));
        continue;
      }
      setSending((all) => [...all, { name: file.name, share: 0 }]);
      try {
        kept.push(await upload(file, (share) => setSending((all) => all.map((s) => (s.name === file.name ? { ...s, share } : s)))));
        onChange?.([...kept]);
      } catch (error) {
        setProblem(`${file.name}: ${failure(error)}`);
      } finally {
        setSending((all) => all.filter((s) => s.name !== file.name));
      }
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) void send([...event.dataTransfer.files]);
  };

  return (
    <div className="qw-upload">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside does the same by keyboard */}
      <div
        className={`qw-upload-drop${over ? ' qw-upload-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined aria-hidden />
        <p>{hint ?? t('upload.hint')}</p>
        <Button disabled={disabled} onClick={() => input.current?.click()}>
          {t('upload.choose')}
        </Button>
        <p className="qw-quiet">{t('upload.limit', { accept: accept ?? t('upload.any-kind'), limit: bytes(maxBytes) })}</p>
        <input
          ref={input}
          type="file"
          hidden
          {...(accept ? { accept } : {})}
          multiple={multiple}
          aria-label={t('upload.choose')}
          onChange={(event) => {
            void send([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      {sending.map((one) => (
        <div key={one.name} className="qw-upload-line">
          <span>{one.name}</span>
          <Progress percent={Math.round(one.share * 100)} size="small" aria-label={one.name} />
        </div>
      ))}
      {value.map((file) => (
        <div key={file.id} className="qw-upload-line">
          <span>
            {file.name} <span className="qw-quiet qw-num">{bytes(file.size)}</span>
          </span>
          <Button type="link" size="small" disabled={disabled} onClick={() => onChange?.(value.filter((f) => f.id !== file.id))}>
            {t('action.remove')}
          </Button>
        </div>
      ))}
      {problem ? (
        <p className="qw-problem" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
