import { hundredthsText } from '../../rules/areas.ts';
import type { Figures } from '../../rules/reallocation/outcome.ts';

/** Figures on the wire: points as text with two places. */
export const figuresText = (figures: Figures) => ({ ...figures, points: hundredthsText(figures.points) });
