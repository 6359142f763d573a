import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/** What is typed, once the typing pauses: asks the server once per word and not once per letter. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
