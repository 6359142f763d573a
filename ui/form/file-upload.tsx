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

const DEFAULT_MAX = 50 * 1_048_576;

interface Sending {
  name: string;
  share: number;
}

interface Uploads {
  sending: readonly Sending[];
  problem: string | null;
  send: (files: readonly File[]) => Promise<void>;
}

/** Sends files one after the other; what cannot be right is refused before it is sent. */
function useUploads({ accept, maxBytes = DEFAULT_MAX, value = [], onChange, multiple = false }: FileUploadProps): Uploads {
  const { t, failure } = useWords();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const wrong = (file: File): string | null => {
    const accepted = !accept || accept.split(',').some((end) => file.name.toLowerCase().endsWith(end.trim()));
    if (!accepted) return t('upload.wrong-kind', { name: file.name, accept });
    return file.size > maxBytes ? t('upload.too-large', { name: file.name, limit: bytes(maxBytes) }) : null;
  };
  const sendOne = async (file: File): Promise<StoredFile | null> => {
    const set = (share: number) => setSending((all) => all.map((s) => (s.name === file.name ? { ...s, share } : s)));
    setSending((all) => [...all, { name: file.name, share: 0 }]);
    try {
      return await upload(file, set);
    } catch (error) {
      setProblem(`${file.name}: ${failure(error)}`);
      return null;
    } finally {
      setSending((all) => all.filter((s) => s.name !== file.name));
    }
  };
  const send = async (files: readonly File[]) => {
    setProblem(null);
    const kept = multiple ? [...value] : [];
    for (const file of multiple ? files : files.slice(0, 1)) {
      const reason = wrong(file);
      if (reason) setProblem(reason);
      const stored = reason ? null : await sendOne(file);
      if (!stored) continue;
      kept.push(stored);
      onChange?.([...kept]);
    }
  };
  return { sending, problem, send };
}

interface FileLinesProps {
  sending: readonly Sending[];
  files: readonly StoredFile[];
  disabled: boolean;
  onRemove: (id: string) => void;
}

function FileLines({ sending, files, disabled, onRemove }: FileLinesProps) {
  const { t } = useWords();
  return (
    <>
      {sending.map((one) => (
        <div key={one.name} className="qw-upload-line">
          <span>{one.name}</span>
          <Progress percent={Math.round(one.share * 100)} size="small" aria-label={one.name} />
        </div>
      ))}
      {files.map((file) => (
        <div key={file.id} className="qw-upload-line">
          <span>
            {file.name} <span className="qw-quiet qw-num">{bytes(file.size)}</span>
          </span>
          <Button type="link" size="small" disabled={disabled} onClick={() => onRemove(file.id)}>
            {t('action.remove')}
          </Button>
        </div>
      ))}
    </>
  );
}

/** Takes files by drag, by button and by keyboard, shows the progress of sending, and answers what the server keeps. */
export function FileUpload(props: FileUploadProps) {
  const { accept, maxBytes = DEFAULT_MAX, value = [], onChange, multiple = false, disabled = false, hint } = props;
  const { t } = useWords();
  const { sending, problem, send } = useUploads(props);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
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
      <FileLines sending={sending} files={value} disabled={disabled} onRemove={(id) => onChange?.(value.filter((f) => f.id !== id))} />
      {problem ? (
        <p className="qw-problem" role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
