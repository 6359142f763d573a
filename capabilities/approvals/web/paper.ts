/** Named and not inherited, because the library measures its lines outside of the page before it breaks them. */
const FONT = '-apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';

/** The drawing takes the page's own colours, so that it is legible on light, on dark and on paper. */
export const paper = {
  bpmnRenderer: {
    defaultFillColor: 'var(--qw-surface)',
    defaultStrokeColor: 'var(--ap-stroke)',
    defaultLabelColor: 'var(--qw-text)',
  },
  textRenderer: {
    defaultStyle: { fontFamily: FONT, fontSize: 13, lineHeight: 1.3 },
    externalStyle: { fontFamily: FONT, fontSize: 11, lineHeight: 1.3 },
  },
} as const;
