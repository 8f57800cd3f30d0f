/** What a cell holds. `start` and `end` are instants; a day alone means its begin or its end. */
type Cell = 'text' | 'number' | 'start' | 'end' | 'references';

/** Whose field a column is: told once for an order, for a line of it, or in every row. */
type Level = 'order' | 'line' | 'row';

export interface Column {
  /** How it is called beside its Chinese name. */
  readonly name: string;
  readonly zh: string;
  /** What people call it as well. */
  readonly also: readonly string[];
  readonly level: Level;
  /** Dotted, within the order, the line or the schedule line. */
  readonly field: string;
  readonly cell: Cell;
  /** In every row, or once for all rows that it is told for. */
  readonly needed?: 'everywhere' | 'once';
}

/** Begins the name of a column that is carried along as an attribute of the order. */
export const ATTRIBUTE = { en: 'attributes.', zh: '属性.' } as const;

type Rest = Partial<Pick<Column, 'also' | 'cell' | 'needed'>>;

function order(name: string, zh: string, rest: Rest = {}): Column {
  return { name, zh, also: [], level: 'order', field: name, cell: 'text', ...rest };
}

/** Of a line what the order has too is called so with `line.` before it. */
function line(name: string, zh: string, rest: Rest = {}): Column {
  const field = name.replace(/^line\./, '');
  return { name, zh, also: [], level: 'line', field, cell: 'text', ...rest };
}

function schedule(name: string, zh: string, rest: Rest = {}): Column {
  const field = name.replace(/^schedule\./, '');
  return { name, zh, also: [], level: 'row', field, cell: 'text', ...rest };
}

export function attribute(key: string): Column {
  const name = `${ATTRIBUTE.en}${key}`;
  return { ...order(name, `${ATTRIBUTE.zh}${key}`), field: name };
}

const everywhere = { needed: 'everywhere' } as const;
const once = { needed: 'once' } as const;
const number = { cell: 'number' } as const;

/** The columns of orders-csv in the order of the template. */
export const COLUMNS: readonly Column[] = [
  order('source', '来源', { ...everywhere, also: ['来源系统'] }),
  order('number', '订单号', { ...everywhere, also: ['订单编号', '单号'] }),
  order('sourceVersion', '版本', { also: ['版本号'] }),
  order('mode', '方式'),
  order('customer', '客户', { ...once, also: ['客户编码', '客户编号'] }),
  order('shipTo.party', '收货方', { ...once, also: ['shipTo', '收货方编码', '送达方'] }),
  order('shipTo.address', '收货地址', { also: ['地址编码'] }),
  order('shipTo.contact', '联系人', { also: ['收货人'] }),
  order('window.start', '交货起', { cell: 'start', also: ['最早交货'] }),
  order('window.end', '交货止', { cell: 'end', also: ['最晚交货', '交货日期'] }),
  order('service', '服务', { also: ['运输服务'] }),
  order('carrier', '承运商'),
  order('incoterms', '贸易条款'),
  order('sellingEntity', '销售主体', { also: ['销售公司'] }),
  order('stockOwner', '货主'),
  order('division', '事业部'),
  order('project', '项目', { also: ['项目号', '项目编码'] }),
  order('references', '参考号', { cell: 'references' }),
  line('line', '行号', { ...everywhere, also: ['行项目'] }),
  line('sku', '物料', { ...once, also: ['物料编码', '物料号', '料号'] }),
  schedule('qty', '数量', { ...number, ...everywhere }),
  line('uom', '单位', { also: ['计量单位'] }),
  line('from', '发货地', { also: ['发货仓', '发货仓库'] }),
  line('tolerance.over', '允许超量', number),
  line('tolerance.under', '允许欠量', number),
  line('line.shipTo.party', '行收货方'),
  line('line.shipTo.address', '行收货地址'),
  line('line.service', '行服务'),
  line('line.carrier', '行承运商'),
  line('line.sellingEntity', '行销售主体'),
  line('line.stockOwner', '行货主'),
  { ...schedule('schedule', '计划行', { also: ['交货计划行'] }), field: 'id' },
  schedule('schedule.window.start', '计划行交货起', { cell: 'start' }),
  schedule('schedule.window.end', '计划行交货止', { cell: 'end' }),
  schedule('schedule.deliveryGroup', '交货组'),
  schedule('schedule.workPackage', '工作包'),
];
