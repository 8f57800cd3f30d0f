import { twoOrdersOneShipment } from './01-two-orders-one-shipment.ts';
import { backOrder } from './02-back-order.ts';
import { cartonMoved } from './03-carton-moved.ts';
import { wrongCarton } from './04-wrong-carton.ts';
import { threeHoursOffline } from './05-three-hours-offline.ts';
import { partlyRefused } from './06-partly-refused.ts';
import { attemptsThenReturn } from './07-attempts-then-return.ts';
import { carrierChanged } from './08-carrier-changed.ts';
import { labelReprinted } from './09-label-reprinted.ts';
import { windowMoved } from './10-window-moved.ts';
import { transshipment } from './11-transshipment.ts';
import { wrongSerial } from './12-wrong-serial.ts';
import { threeTruckloads } from './13-three-truckloads.ts';
import { customsHold } from './14-customs-hold.ts';
import { cancelledAfterDeparture } from './15-cancelled-after-departure.ts';
import { correctedAfterClosing } from './16-corrected-after-closing.ts';
import { messagesOvertake } from './17-messages-overtake.ts';
import { lostThenFound } from './18-lost-then-found.ts';
import { returnWeeksLater } from './19-return-weeks-later.ts';
import { closingWithABalance } from './20-closing-with-a-balance.ts';
import type { Story } from './story.ts';

/** The stories, in the order in which docs/stories.md tells them. */
export const allStories: readonly Story[] = [
  twoOrdersOneShipment,
  backOrder,
  cartonMoved,
  wrongCarton,
  threeHoursOffline,
  partlyRefused,
  attemptsThenReturn,
  carrierChanged,
  labelReprinted,
  windowMoved,
  transshipment,
  wrongSerial,
  threeTruckloads,
  customsHold,
  cancelledAfterDeparture,
  correctedAfterClosing,
  messagesOvertake,
  lostThenFound,
  returnWeeksLater,
  closingWithABalance,
];
