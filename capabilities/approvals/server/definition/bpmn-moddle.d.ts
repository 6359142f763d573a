declare module 'bpmn-moddle' {
  /** What the library's own package describes for another entry than the one it exports. */
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: { message: string }[] }>;
  }
}
