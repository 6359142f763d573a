import { useEffect, useRef } from 'react';
import type { FieldDescription } from '#ui/form/describe-field.ts';
import { dropDraft, writeDraft } from '#ui/form/draft.ts';

const PAUSE_MS = 600;

export interface DraftSaving {
  /** Saves once the typing pauses. */
  save: (values: Record<string, unknown>) => void;
  /** Takes the draft away, with what was about to be saved. */
  drop: () => void;
}

/** Keeps what is typed as a draft. A null key keeps nothing. */
export function useDraftSaving(key: string | null, fields: readonly FieldDescription[]): DraftSaving {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const secrets = fields.filter((field) => field.kind === 'secret').map((field) => field.name);
  return {
    save: (values) => {
      if (!key) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => writeDraft(key, values, secrets), PAUSE_MS);
    },
    drop: () => {
      clearTimeout(timer.current);
      if (key) dropDraft(key);
    },
  };
}
