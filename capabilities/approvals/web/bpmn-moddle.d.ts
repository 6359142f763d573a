/** The library has types for its elements but none for its door. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, object>>);
    /** @throws when the text is not BPMN. */
    fromXML(xml: string): Promise<{ rootElement: object; warnings: readonly { message: string }[] }>;
  }
}
