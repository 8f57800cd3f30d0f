import type { TrackCommand } from '../../domain/track/commands.ts';
import type { TripCommand } from '../../domain/trip/commands.ts';
import type { TripFact } from '../../domain/trip/facts.ts';
import type { Words } from '../say.ts';
import type { KeysIn } from './keys.ts';
import type { OrderField } from './order.ts';
import type { ShipmentField } from './shipment.ts';

export type TripField = KeysIn<(TripCommand | TripFact | TrackCommand)['data']>;

/** What trips and tracks have beside the fields that others have by the same names, and what those mean here. */
export const tripFields = {
  stop: ['站点在车次里的名称，如 10', 'Name of the stop on this trip, such as 10'],
  window: ['约定的时间窗', 'The window agreed for the stop'],
  party: ['在那里收货的一方', 'Who takes the goods there'],
  place: ['站点所在的地点或地址的编码', 'Code of the site or address where the stop is'],
  kind: ['种类', 'Its kind'],
  units: ['物流单元；不写为全部', 'The units; left out, all of them'],
  eta: ['预计何时到站', 'When the vehicle is expected'],
  seals: ['封条号', 'Numbers of the seals'],
  stops: [
    '按行驶顺序的站点，第一个为起点',
    'The stops in driving order, the first being where it begins',
  ],
  shipments: ['随车的发运单', 'The shipments that ride it'],
  add: [
    '加入的发运单；已在车次里的改为新的站点',
    'Shipments to come onto it; one that rides already, rides as told here',
  ],
  added: ['加入的发运单', 'Shipments that came onto it'],
  remove: ['移出的发运单', 'Shipments to come off it'],
  removed: ['移出的发运单', 'Shipments that came off it'],
  driver: [
    '司机；存入信息库，记录里只留引用',
    'The driver; kept in the vault, the fact has a reference only',
  ],
  leftBehind: ['该装而没有装的货', 'What should have been loaded and was not'],
  incident: ['事件的编号', 'Id of the incident'],
  points: ['测到的点', 'The points measured'],
  at: ['测量的时刻', 'When it was measured'],
  lat: ['纬度，WGS-84，度', 'Latitude in degrees, WGS-84'],
  lon: ['经度，WGS-84，度', 'Longitude in degrees, WGS-84'],
  accuracyMetres: ['精度，米', 'Accuracy in metres'],
  altitudeMetres: ['海拔，米', 'Altitude in metres'],
  speedKmh: ['速度，千米每小时', 'Speed in kilometres an hour'],
  headingDegrees: ['方向，自北顺时针，度', 'Heading in degrees clockwise from north'],
  temperatureC: ['温度，摄氏度', 'Temperature in degrees Celsius'],
  humidityPercent: ['湿度，百分比', 'Humidity in per cent'],
  shockG: [
    '上一点以来最强的冲击，重力加速度的倍数',
    'The hardest blow since the point before, in multiples of gravity',
  ],
  batteryPercent: ['电量，百分比', 'Battery in per cent'],
  doorOpen: ['车门开着', 'Whether the door is open'],
} satisfies Record<Exclude<TripField, ShipmentField | OrderField>, Words> &
  Partial<Record<TripField, Words>>;
