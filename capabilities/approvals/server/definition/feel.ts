import { evaluate, parseExpression } from 'feelin';

/** An expression that could not be answered: the text, and why. */
export class FeelFailure extends Error {}

export type FeelFacts = Readonly<Record<string, unknown>>;

/** Value of an expression over facts. @throws FeelFailure when it does not parse, names something unknown or mixes types */
export function feel(expression: string, facts: FeelFacts): unknown {
  const { value, warnings } = attempt(expression, () => evaluate(expression, { ...facts }));
  const fault = warnings[0];
  if (fault) throw new FeelFailure(`${expression}: ${fault.message}`);
  return value;
}

/** Whether a condition holds. @throws FeelFailure also when the answer is neither true nor false */
export function holds(expression: string, facts: FeelFacts): boolean {
  const value = feel(expression, facts);
  if (typeof value !== 'boolean') throw new FeelFailure(`${expression}: neither true nor false`);
  return value;
}

function attempt<T>(expression: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new FeelFailure(`${expression}: ${(error as Error).message}`);
  }
}

export interface FeelNames {
  /** Names the expression takes from outside. */
  readonly names: readonly string[];
  /** Reads the clock, so that the same facts could answer otherwise tomorrow. */
  readonly clock: boolean;
}

/** The names an expression uses. @throws FeelFailure when it does not parse */
export function namesIn(expression: string): FeelNames {
  const tree = attempt(expression, () => parseExpression(expression, {}, undefined));
  const names = new Set<string>();
  const bound = new Set<string>();
  const called = new Set<string>();
  let broken = false;
  tree.iterate({
    enter(node) {
      const text = () => expression.slice(node.from, node.to);
      const above = node.node.parent?.name;
      if (node.type.isError) broken = true;
      if (node.name === 'VariableName') {
        if (above === 'FunctionInvocation' && node.from === node.node.parent?.from) called.add(text());
        else names.add(text());
      }
      if ((node.name === 'Name' && above === 'InExpression') || node.name === 'ParameterName' || node.name === 'Key') bound.add(text());
    },
  });
  if (broken) throw new FeelFailure(`${expression}: cannot be read`);
  return { names: [...names].filter((n) => !bound.has(n) && n !== 'item'), clock: called.has('now') || called.has('today') };
}
