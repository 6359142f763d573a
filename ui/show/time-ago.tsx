import { useEffect, useState } from 'react';
import { ago, instant, NOTHING } from '#ui/i18n/format.ts';

/** `2 小时前`, the full stamp on hover. Renews itself every minute. */
export function TimeAgo({ at }: { at: string | null | undefined }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  if (!at) return <>{NOTHING}</>;
  return (
    <time dateTime={at} title={instant(at, true)}>
      {ago(at, now)}
    </time>
  );
}
