import { theme as antdTheme, type ThemeConfig } from 'antd';

const FONT =
  '-apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Segoe UI", "Helvetica Neue", Arial, sans-serif';

const light = {
  colorPrimary: '#1d4ed8',
  colorInfo: '#1d4ed8',
  colorLink: '#1d4ed8',
  // Ant Design lightens what is pointed at; white on it would fall below 4.5 : 1.
  colorPrimaryHover: '#1e40af',
  colorLinkHover: '#1e40af',
  colorSuccess: '#15803d',
  colorWarning: '#a16207',
  colorError: '#b91c1c',
  colorTextBase: '#111827',
  colorBgBase: '#ffffff',
  colorBgLayout: '#f6f7f9',
  colorBorder: '#d1d5db',
  colorBorderSecondary: '#e5e7eb',
  colorTextDescription: '#5b6472',
  colorTextTertiary: '#5b6472',
  colorTextPlaceholder: '#6b7280',
};

const dark = {
  colorPrimary: '#60a5fa',
  colorInfo: '#60a5fa',
  colorLink: '#60a5fa',
  colorSuccess: '#4ade80',
  colorWarning: '#facc15',
  colorError: '#f87171',
  colorTextBase: '#e5e7eb',
  colorBgBase: '#14171c',
  colorBgContainer: '#1a1e25',
  colorBgElevated: '#20252d',
  colorBgLayout: '#111318',
  colorBorder: '#3a414c',
  colorBorderSecondary: '#2b313a',
  colorTextDescription: '#a3acb9',
  colorTextTertiary: '#a3acb9',
  colorTextPlaceholder: '#8d96a3',
  colorTextLightSolid: '#0b1220',
};

export interface ThemeState {
  dark: boolean;
  largeText: boolean;
  compact: boolean;
  still: boolean;
}

/** Ant Design dressed in the house's form: one accent, radius 6, hairlines, shadows of one level, 8-px grid. */
export function themeOf(state: ThemeState): ThemeConfig {
  const size = state.largeText ? 18 : 14;
  const cell = state.compact ? 5 : 9;
  return {
    algorithm: state.dark ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    cssVar: { key: 'qw' },
    hashed: false,
    token: {
      ...(state.dark ? dark : light),
      fontFamily: FONT,
      fontSize: size,
      borderRadius: 6,
      borderRadiusLG: 6,
      borderRadiusSM: 4,
      controlHeight: state.largeText ? 40 : 32,
      motion: !state.still,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.15s',
      boxShadow: '0 4px 16px rgb(0 0 0 / 12%)',
      boxShadowSecondary: '0 4px 16px rgb(0 0 0 / 12%)',
      boxShadowTertiary: 'none',
      wireframe: false,
    },
    components: {
      Table: {
        cellPaddingBlock: cell,
        cellPaddingInline: 8,
        bodySortBg: 'transparent',
        rowSelectedBg: state.dark ? '#14233a' : '#eff6ff',
        rowSelectedHoverBg: state.dark ? '#1a2d4a' : '#e3eefe',
        rowHoverBg: state.dark ? '#232932' : '#f6f8fb',
        headerSortActiveBg: state.dark ? '#20252d' : '#f3f4f6',
        headerSortHoverBg: state.dark ? '#2b313a' : '#e5e7eb',
        fixedHeaderSortActiveBg: state.dark ? '#20252d' : '#f3f4f6',
        headerBorderRadius: 0,
        headerSplitColor: 'transparent',
        headerBg: state.dark ? '#20252d' : '#f3f4f6',
        headerColor: state.dark ? '#c3cad5' : '#374151',
      },
      Menu: { itemHeight: 36, itemBorderRadius: 6, itemMarginInline: 8, activeBarBorderWidth: 0, subMenuItemBg: 'transparent' },
      Layout: { headerHeight: 52, headerPadding: '0 16px' },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
      Tabs: { horizontalMargin: '0 0 12px 0' },
      Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 4px' },
      Card: { bodyPadding: 16 },
    },
  };
}
