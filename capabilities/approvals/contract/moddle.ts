/** Namespace of what a definition says beyond BPMN 2.0: who decides, by which rule, and what an end means. */
export const QINWU_NAMESPACE = 'https://qinwu.dev/bpmn';

const text = (name: string) => ({ name, isAttr: true, type: 'String' }) as const;
const whole = (name: string) => ({ name, isAttr: true, type: 'Integer' }) as const;
const flag = (name: string) => ({ name, isAttr: true, type: 'Boolean' }) as const;

/**
 * The extension as bpmn-moddle reads it, for server and editor alike: `<qinwu:decider by=… value=… line=… at=…/>` and
 * `<qinwu:rule mode=… share=… limitHours=… remindHours=… onTimeout=… bulk=… skipDecided=… returnable=…/>` below the
 * `extensionElements` of a user task, `qinwu:outcome` on an end event. Limits are in working hours, the share in per cent.
 */
export const qinwuModdle = {
  name: 'Qinwu',
  uri: QINWU_NAMESPACE,
  prefix: 'qinwu',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    { name: 'Decider', superClass: ['Element'], properties: [text('by'), text('value'), text('line'), text('at')] },
    {
      name: 'Rule',
      superClass: ['Element'],
      properties: [
        text('mode'),
        whole('share'),
        whole('limitHours'),
        whole('remindHours'),
        text('onTimeout'),
        flag('bulk'),
        flag('skipDecided'),
        flag('returnable'),
      ],
    },
    { name: 'Ending', extends: ['bpmn:EndEvent'], properties: [text('outcome')] },
  ],
} as const;
