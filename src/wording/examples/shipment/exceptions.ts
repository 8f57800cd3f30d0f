import type { exceptionCommands } from '../../../domain/shipment/commands/exceptions.ts';
import type { Inputs } from '../inputs.ts';

export const exceptionExamples = {
  RaiseException: {
    exception: 'EX-44',
    kind: 'damage',
    stage: 'arrived',
    responsible: 'carrier',
    severity: 'medium',
    unit: '369012340000010023',
    order: 'SAP-1000:0080004711',
    line: '20',
    qty: 20,
    note: '一桶渗漏，外箱底部浸湿',
    evidence: ['EV-310'],
  },
  ResolveException: { exception: 'EX-44', resolution: '报废并补发一桶' },
  RecordComplaint: {
    complaint: 'CP-9',
    kind: 'delay',
    text: '比约定时间晚到四小时，吊车空等',
    from: 'C-3002',
  },
  CloseComplaint: { complaint: 'CP-9', answer: '承担吊车台班费 1200 元' },
} satisfies Inputs<typeof exceptionCommands>;
