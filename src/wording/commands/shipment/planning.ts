import type { planningCommands } from '../../../domain/shipment/commands/planning.ts';
import type { CommandWords } from '../command-words.ts';

export const planningCommandWords = {
  PlanShipment: {
    name: ['计划发运单', 'Plan shipment'],
    does: [
      '建立一张发运单，并把适用的策略抄录进去；一张发运单只计划一次。',
      'Creates a shipment and copies into it the policy that applies; a shipment is planned once.',
    ],
  },
  ReleaseToWarehouse: {
    name: ['下达', 'Release'],
    does: ['让仓库开始拣货。', 'Lets the warehouse begin to pick.'],
  },
  HoldShipment: {
    name: ['冻结', 'Hold'],
    does: [
      '按种类和范围冻结发运单；可以同时有几项冻结。',
      'Puts a hold of a kind and a scope on the shipment; there can be several at once.',
    ],
  },
  LiftHold: {
    name: ['解冻', 'Lift hold'],
    does: ['按编号解除一项冻结。', 'Takes one hold away, by its id.'],
  },
  AmendShipment: {
    name: ['变更货行', 'Amend lines'],
    does: [
      '把所列货行改为新的数量，可增可减可加行，但不得少于已处理的数量；有关的标签作废。',
      'Sets the lines named to new quantities, never below what is handled ' +
        'already; lines may come and go, and the labels concerned are voided.',
    ],
  },
  ChangeWindow: {
    name: ['改时间窗', 'Change window'],
    does: [
      '改送达的时间窗，直到每个单元都有结果为止。',
      'Agrees another window for delivery, until every unit has an outcome.',
    ],
  },
  ChangeDestination: {
    name: ['改收货地址', 'Change destination'],
    does: [
      '离仓前改地址并作废标签；离仓后向承运商申请改送。换收货方须另建发运单。',
      'Before departure changes the address and voids the labels; after it asks ' +
        'the carrier for a redirect. Another party needs another shipment.',
    ],
  },
  ReportRedirect: {
    name: ['报告改送结果', 'Report redirect'],
    does: [
      '记下承运商同意还是拒绝改送。',
      'Tells whether the carrier agreed to a redirect or not.',
    ],
  },
  CancelShipment: {
    name: ['取消发运单', 'Cancel shipment'],
    does: [
      '离仓前取消发运单；已拣的货全部放回后才最终生效。',
      'Cancels a shipment that has not left; final once everything handled is put back.',
    ],
  },
  RequestIntercept: {
    name: ['申请拦截', 'Request intercept'],
    does: [
      '请承运商截住已离仓的货物并送回。',
      'Asks the carrier to stop goods that have left and bring them back.',
    ],
  },
  ReportIntercept: {
    name: ['报告拦截结果', 'Report intercept'],
    does: ['记下承运商是否截住了货物。', 'Tells whether the carrier stopped the goods or not.'],
  },
} satisfies Record<keyof typeof planningCommands, CommandWords>;
