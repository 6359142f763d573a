import { createElement } from 'react';
import type { PlanShape as Shape } from '../../rules/drawings/plan.ts';

const camel: Readonly<Record<string, string>> = { 'font-size': 'fontSize' };

/** A shape as an element made of its numbers; nothing of a file is put into the page. */
export function PlanShape({ shape, className, title }: { shape: Shape; className: string; title?: string }) {
  const attributes = Object.fromEntries(Object.entries(shape.geometry).map(([name, value]) => [camel[name] ?? name, value]));
  return createElement(
    shape.kind,
    { ...attributes, ...(shape.transform ? { transform: shape.transform } : {}), className, vectorEffect: 'non-scaling-stroke' },
    shape.text,
    title ? createElement('title', null, title) : null,
  );
}
