import { A, delivers, departs, packs, picks, pumps, releases, S1, S2, valves } from './goods.ts';
import { orders, released, replans } from './orders.ts';
import { anna, bo, erp, paul } from './people.ts';
import { at, type Story } from './story.ts';

export const messagesOvertake: Story = {
  title: [
    'ERP 重发改了数量，旧消息晚到',
    'ERP resends changed quantities; an older message overtakes a newer one',
  ],
  told: [
    'ERP 第三版消息先到：水泵改为八台，阀门不变；发运单跟着改。第二版（十二台）晚到，只记为过期。' +
      '八台拣好以后，第四版要水泵六台、阀门六只：已拣的不能少，水泵那行被拒绝；多出的两只阀门再排一张' +
      '发运单。同一条消息发两遍，没有新的事实。',
    'Version 3 comes before version 2: eight pumps instead of ten, and the shipment follows. ' +
      'Version 2, with twelve, is only noted as superseded. When eight are picked, version 4 ' +
      'wants six pumps and six valves: what is picked stays, so the pumps are refused; the two ' +
      'valves more get a shipment of their own. The same message twice records nothing new.',
  ],
  steps: [
    ...released([pumps(10), valves(4)]),
    at('08:30', erp, orders(A, [pumps(8), valves(4)], { sourceVersion: 3 })),
    at('08:40', erp, orders(A, [pumps(12), valves(4)], { sourceVersion: 2 })),
    at('09:00', anna, picks(S1, pumps(8))),
    at('09:10', erp, orders(A, [pumps(6), valves(6)], { sourceVersion: 4 })),
    at('09:10', erp, orders(A, [pumps(6), valves(6)], { sourceVersion: 4 })),
    at('09:15', paul, replans(A), releases(S2)),
    at('09:20', anna, picks(S1, valves(4)), packs(S1, 'U1', [pumps(8), valves(4)])),
    at('09:30', anna, picks(S2, valves(2)), packs(S2, 'U2', [valves(2)])),
    at('10:00', bo, departs(S1), departs(S2)),
    at('13:00', bo, delivers(S1), delivers(S2)),
  ],
  outcome: {
    stages: {
      S1: 'planned released picking picked packed in-transit signed-off',
      S2: 'planned released picked packed in-transit signed-off',
    },
    refusals: ['order 4711 FollowUpRefused amended-must-fit-handled'],
    figures: { onTime: '2 of 2', otif: '2 of 2', splitRatio: '2 of 1' },
    known: [
      {
        at: '08:35',
        shipment: 'S1',
        recorded: 'released @ WH-JIADING, ordered 12',
        occurred: 'released @ WH-JIADING, ordered 12',
      },
    ],
  },
};
