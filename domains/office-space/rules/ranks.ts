/** Levels of organs in T1: central, province, city (municipal), county or district, township. Label: `enum.office-space.level.<code>`. */
export const levels = ['C', 'P', 'M', 'K', 'T'] as const;
export type Level = (typeof levels)[number];

/** Ranks of T1, highest first within each level. Label: `enum.office-space.rank.<code>`. */
export const ranksOf = {
  C: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6'],
  P: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'],
  M: ['M1', 'M2', 'M3', 'M4', 'M5'],
  K: ['K1', 'K2', 'K3', 'K4', 'K5'],
  T: ['T1', 'T2', 'T3'],
} as const satisfies Record<Level, readonly string[]>;

export type Rank = (typeof ranksOf)[Level][number];
export const ranks: readonly Rank[] = levels.flatMap((level) => ranksOf[level]);

const known: ReadonlySet<string> = new Set(ranks);
export const isRank = (code: string): code is Rank => known.has(code);

/** The level a rank belongs to; rank codes begin with it. */
export const levelOf = (rank: Rank): Level => rank.charAt(0) as Level;
export const isRankOf = (code: string, level: Level): code is Rank => isRank(code) && levelOf(code) === level;
