import { useWords } from '#ui/i18n/use-words.ts';

/** The four semantic colours; each has its shape, so that colour never stands alone. `quiet` is a plain state without judgement. */
export const tones = ['ok', 'notice', 'attention', 'violation', 'quiet'] as const;
export type Tone = (typeof tones)[number];

const shapes: Readonly<Record<Tone, string>> = { ok: '●', notice: '◆', attention: '▲', violation: '■', quiet: '○' };

/** The shape alone, for places where the word stands beside it. Hidden from screen readers: the word says it. */
export function Shape({ tone }: { tone: Tone }) {
  return (
    <span className={`qw-shape qw-tone-${tone}`} aria-hidden="true">
      {shapes[tone]}
    </span>
  );
}

export interface StatusProps {
  tone: Tone;
  /** The word, ready to read. */
  word: string;
}

/** A state as shape and word: `● 在用`. */
export function Status({ tone, word }: StatusProps) {
  return (
    <span className="qw-status">
      <Shape tone={tone} />
      {word}
    </span>
  );
}

/** The state of a closed list: `<EnumStatus list="office-space.room_state" value={room.state} tones={{ vacant: 'attention' }} />`. */
export function EnumStatus({
  list,
  value,
  tones: byValue,
}: {
  list: string;
  value: string;
  tones: Readonly<Partial<Record<string, Tone>>>;
}) {
  const { enumLabel } = useWords();
  return <Status tone={byValue[value] ?? 'quiet'} word={enumLabel(list, value)} />;
}
