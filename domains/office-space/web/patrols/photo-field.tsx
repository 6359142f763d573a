import { Button } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { stampedPhoto } from '#ui/offline/photo.ts';
import { useTell } from '#ui/query/use-tell.ts';

const MOST = 12;

function Thumbnail({ photo, onRemove }: { photo: File; onRemove: () => void }) {
  const { t } = useWords();
  const address = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <li>
      <img src={address} alt={photo.name} />
      <button type="button" className="qw-linkish" onClick={onRemove}>
        {t('action.remove')}
      </button>
    </li>
  );
}

/** Photos taken or chosen, made small and stamped with place, time and person before they are kept. */
export function PhotoField({
  photos,
  onChange,
  lines,
}: {
  photos: readonly File[];
  onChange: (photos: readonly File[]) => void;
  lines: () => string[];
}) {
  const { t } = useWords();
  const tell = useTell();
  const input = useRef<HTMLInputElement>(null);
  const take = async (files: readonly File[]) => {
    try {
      const room = MOST - photos.length;
      const made = await Promise.all(files.slice(0, room).map((file, i) => stampedPhoto(file, `${photos.length + i + 1}.jpg`, lines())));
      onChange([...photos, ...made]);
    } catch (error) {
      tell.failure(error as Error);
    }
  };
  return (
    <>
      <span hidden>
        <input
          ref={input}
          type="file"
          accept="image/*"
          capture="environment"
          multiple
          aria-label={t('page.office-space.patrol.photo')}
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </span>
      <Button size="large" onClick={() => input.current?.click()} disabled={photos.length >= MOST}>
        {t('page.office-space.patrol.photo')}
      </Button>
      <ul className="os-walk-photos">
        {photos.map((photo, at) => (
          <Thumbnail key={photo.name} photo={photo} onRemove={() => onChange(photos.filter((_, i) => i !== at))} />
        ))}
      </ul>
    </>
  );
}
