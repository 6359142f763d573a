import type { Element, Shape } from 'bpmn-js/lib/model/Types';

/**
 * The services of the drawing library that are used here, as far as they are used. They are got by name (`viewer.get<Canvas>('canvas')`), so
 * their types are ours to say.
 */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Canvas {
  addMarker(id: string, css: string): void;
  removeMarker(id: string, css: string): void;
  getContainer(): HTMLElement;
  /** To be told when the box of the canvas has another size. */
  resized(): void;
  scrollToElement(element: Element, padding: number): void;
  viewbox(): Box & { readonly inner: Box; readonly outer: { readonly width: number; readonly height: number } };
  viewbox(box: Box): void;
  zoom(scale: number, centre: 'auto'): number;
}

export interface ElementRegistry {
  get(id: string): Element | undefined;
  getAll(): Element[];
}

export interface Overlays {
  add(id: string, type: string, overlay: { position: { top: number; left: number }; html: HTMLElement }): string;
  remove(overlay: string): void;
}

export interface Selection {
  get(): Element[];
  select(element: Element): void;
}

export interface CommandStack {
  canUndo(): boolean;
  canRedo(): boolean;
  undo(): void;
  redo(): void;
  execute(command: string, context: object): void;
  registerHandler(command: string, handler: unknown): void;
}

export interface AutoPlace {
  append(source: Shape, shape: Shape): void;
}

export interface Create {
  start(event: Event, shape: Shape | readonly Shape[], context?: object): void;
}

export interface Connect {
  start(event: Event, source: Element): void;
}

export interface SpaceTool {
  activateSelection(event: Event): void;
  calculateAdjustments(all: Element[], axis: 'x' | 'y', delta: number, start: number): { movingShapes: Shape[]; resizingShapes: Shape[] };
  makeSpace(moving: Shape[], resizing: Shape[], delta: { x: number; y: number }, direction: 'e' | 's', start: number): void;
}

export interface LassoTool {
  activateSelection(event: Event): void;
}

export interface HandTool {
  activateHand(event: Event): void;
}

export interface GlobalConnect {
  start(event: Event): void;
}

/** A tool of the palette or of the pad beside an element. */
export interface Entry {
  group: string;
  className?: string;
  title?: string;
  separator?: boolean;
  action: Readonly<Record<string, (event: Event, target: never) => void>>;
}
export type Entries = Record<string, Entry>;

/** Palette and context pad: both ask their providers for entries. */
export interface Providers {
  registerProvider(provider: unknown): void;
}
