import { bilingual } from './bilingual.ts';
import { number, seconds } from './figures.ts';

interface Built {
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
}

export const rebuildTexts = bilingual(
  {
    projection: '读模型的名字',
    all: '重建全部读模型',
    document: '只重新折叠这一份文档（例如被搁置的）',
    oneOrAll: '给出一个读模型的名字，或者 --all',
    documentOfOne: '--document 须与一个读模型的名字同用',
    built: (models: number, built: Built) =>
      `已重建 ${models} 个读模型：${number(built.events)} 条事实，${seconds(built.seconds)} 秒，` +
      `每秒 ${number(built.eventsPerSecond)} 条`,
    interrupted: '已停止。原来的读模型照常使用，再运行一次即从头重建',
    healed: (model: string, id: string) => `${model} 的文档 ${id} 已重新折叠`,
    stillParked: (model: string, id: string, why: string) =>
      `${model} 的文档 ${id} 仍被搁置：${why}`,
    noDocument: (model: string, id: string) => `${model} 里没有文档 ${id}，也没有它的事实`,
    keptElsewhere:
      '这个读模型由另一个进程维护，不能从这里修复单份文档：重启那个进程会重试被搁置的文档，' +
      '或用 lading rebuild <读模型> 整个重建',
  },
  {
    projection: 'name of the read model',
    all: 'every read model',
    document: 'only fold this document again, such as a parked one',
    oneOrAll: 'name one read model, or say --all',
    documentOfOne: '--document goes with the name of one read model',
    built: (models: number, built: Built) =>
      `Rebuilt ${models} read model${models === 1 ? '' : 's'}: ${number(built.events)} facts in ` +
      `${seconds(built.seconds)} s, ${number(built.eventsPerSecond)}/s`,
    interrupted: 'Stopped. The read models before it stay in use; run it again to start anew',
    healed: (model: string, id: string) => `Folded document ${id} of ${model} again`,
    stillParked: (model: string, id: string, why: string) =>
      `Document ${id} of ${model} is still parked: ${why}`,
    noDocument: (model: string, id: string) => `${model} has no document ${id}, and no facts of it`,
    keptElsewhere:
      'Another process keeps this read model, so that no document of it is healed from here: that ' +
      'process tries parked ones again when it starts, or lading rebuild <projection> builds it anew',
  },
);
