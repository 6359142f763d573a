import {
  ColumnHeightOutlined,
  ExportOutlined,
  FullscreenExitOutlined,
  FullscreenOutlined,
  ReloadOutlined,
  SettingOutlined,
  StarOutlined,
} from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '#ui/i18n/use-words.ts';
import { setPreferences, usePreferences } from '#ui/theme/preferences.ts';

export interface ToolbarProps {
  onReload: () => void;
  fetching: boolean;
  onExport: (() => void) | undefined;
  exporting: boolean;
  columns: (button: ReactNode) => ReactNode;
  views: (button: ReactNode) => ReactNode;
  full: boolean;
  onFull: () => void;
}

function Tool({ label, icon, onClick, loading = false }: { label: string; icon: ReactNode; onClick?: () => void; loading?: boolean }) {
  return (
    <Tooltip title={label}>
      <Button type="text" icon={icon} aria-label={label} loading={loading} {...(onClick ? { onClick } : {})} />
    </Tooltip>
  );
}

/** The table's tools: export, views, refresh, density, columns, full screen. */
export function Toolbar({ onReload, fetching, onExport, exporting, columns, views, full, onFull }: ToolbarProps) {
  const { t } = useWords();
  const { density } = usePreferences();
  return (
    <>
      {onExport ? (
        <Button type="text" icon={<ExportOutlined />} loading={exporting} onClick={onExport}>
          {t('table.export')}
        </Button>
      ) : null}
      {views(<Button type="text" icon={<StarOutlined />} aria-label={t('table.views')} title={t('table.views')} />)}
      <Tool label={t('table.refresh')} icon={<ReloadOutlined spin={fetching} />} onClick={onReload} />
      <Tool
        label={t(density === 'compact' ? 'table.density.normal' : 'table.density.compact')}
        icon={<ColumnHeightOutlined />}
        onClick={() => setPreferences({ density: density === 'compact' ? 'normal' : 'compact' })}
      />
      {columns(<Button type="text" icon={<SettingOutlined />} aria-label={t('table.columns')} title={t('table.columns')} />)}
      <Tool
        label={t(full ? 'table.leave-fullscreen' : 'table.fullscreen')}
        icon={full ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
        onClick={onFull}
      />
    </>
  );
}
