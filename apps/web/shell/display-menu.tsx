import { BgColorsOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { lazy, Suspense } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';

const DisplaySettings = lazy(async () => ({ default: (await import('#apps/web/shell/display-settings.tsx')).DisplaySettings }));

/** Display settings behind one button. */
export function DisplayMenu({ signedIn = true }: { signedIn?: boolean }) {
  const { t } = useWords();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Suspense fallback={null}>
          <DisplaySettings signedIn={signedIn} />
        </Suspense>
      }
    >
      <Button type="text" icon={<BgColorsOutlined />} aria-label={t('shell.display')} title={t('shell.display')} />
    </Popover>
  );
}
