import { toInstant } from '../../src/domain/instant.ts';
import type { OrderState } from '../../src/domain/order/state.ts';
import type { ShipmentState } from '../../src/domain/shipment/state.ts';
import type { TripState } from '../../src/domain/trip/state.ts';
import type { Answer } from '../../src/intake/intake.ts';
import { type Company, openCompany, type Sending } from '../support/company.ts';
import { Dice } from './dice.ts';
import type { Move } from './moves.ts';
import { type Offer, offersOf } from './offers.ts';
import { ORDERS, orderOffers } from './order-offers.ts';
import { seen } from './seen.ts';
import { shipmentOffers } from './shipment-offers.ts';
import { TRIPS, tripOffers } from './trip-offers.ts';

const DAY_BEGINS_MS = Date.UTC(2026, 2, 2, 6);
const MINUTE_MS = 60_000;

const CALLERS = [
  { actor: 'person:anna', role: 'warehouse', capture: 'scan' },
  { actor: 'person:bo', role: 'driver', capture: 'scan' },
  { actor: 'person:max', role: 'manager', capture: 'click' },
  { actor: 'key:erp', role: 'erp', capture: 'api' },
] as const;
type Caller = (typeof CALLERS)[number];

/** A command that was told, and what came of it. */
export interface Said {
  readonly sending: Sending;
  readonly caller: Caller;
  readonly answer: Answer;
}

/** A company to which moves are told one after the other. */
export class Playground {
  readonly company: Company = openCompany();
  readonly said: Said[] = [];
  /** What a repetition of a command recorded although it must not. */
  readonly doubled: Said[] = [];
  #waiting: { readonly sending: Sending; readonly caller: Caller }[] = [];
  #nowMs = DAY_BEGINS_MS;

  async play(move: Move): Promise<void> {
    const dice = new Dice(move.seed);
    this.#nowMs += move.minutes * MINUTE_MS;
    const offer = await this.#choose(dice);
    if (!offer) return;
    const caller = dice.one(CALLERS);
    const sending = this.#sendingOf(offer, move);
    const { trouble } = move;
    if (trouble.kind === 'later') this.#waiting.push({ sending, caller });
    else await this.#say(sending, caller);
    if (trouble.kind === 'again') await this.#sayAgain(sending, caller);
    if (trouble.kind === 'flush') await this.#flush();
    if (trouble.kind === 'crash') await this.company.settle(trouble.after);
    else if (trouble.kind !== 'busy') await this.company.settle();
  }

  /** What still waits in devices is sent, the processes do all that follows. */
  async rest(): Promise<void> {
    await this.#flush();
    await this.company.settle();
  }

  /** Streams of a category that have facts, in the order in which they began. */
  async streams(category: string): Promise<readonly string[]> {
    const facts = await this.company.factsAfter(0);
    const own = facts.filter(({ stream }) => stream.startsWith(`${category}-`));
    return [...new Set(own.map(({ stream }) => stream))];
  }

  async #choose(dice: Dice): Promise<Offer | undefined> {
    const shipments = await this.streams('shipment');
    const ids = shipments.map((stream) => stream.slice('shipment-'.length));
    const kind = dice.roll(100);
    const shipment = dice.one(shipments);
    if (kind < 76 && shipment) return this.#aboutShipment(shipment, ids, dice);
    if (kind < 90 && ids.length > 0) return this.#aboutTrip(dice.one(TRIPS), ids, dice);
    return this.#aboutOrder(dice.one(ORDERS), ids, dice);
  }

  async #aboutShipment(stream: string, ids: readonly string[], dice: Dice) {
    const state = await this.company.states.state<ShipmentState>(stream);
    if (!state) return undefined;
    const standing = seen(stream.slice('shipment-'.length), state, ids);
    return chosen(offersOf(stream, shipmentOffers(standing, dice)), dice);
  }

  async #aboutTrip(trip: string, ids: readonly string[], dice: Dice) {
    const stream = `trip-${trip}`;
    const state = await this.company.states.state<TripState>(stream);
    return chosen(offersOf(stream, tripOffers(state, ids, dice)), dice);
  }

  async #aboutOrder(order: string, ids: readonly string[], dice: Dice) {
    const stream = `order-${order}`;
    const state = await this.company.states.state<OrderState>(stream);
    return chosen(offersOf(stream, orderOffers(order, state, ids, dice)), dice);
  }

  #sendingOf({ stream, command, data }: Offer, { late }: Move): Sending {
    return {
      at: toInstant(this.#nowMs),
      occurredAt: toInstant(this.#nowMs - late * MINUTE_MS),
      stream,
      command,
      data,
      commandId: `command-${this.said.length + this.#waiting.length}-${this.#nowMs}`,
    };
  }

  async #say(sending: Sending, caller: Caller): Promise<void> {
    this.said.push({ sending, caller, answer: await this.company.send(sending, caller) });
  }

  async #sayAgain(sending: Sending, caller: Caller): Promise<void> {
    const before = await this.company.ledger.head();
    const answer = await this.company.send(sending, caller);
    if ((await this.company.ledger.head()) === before) return;
    this.doubled.push({ sending, caller, answer });
  }

  async #flush(): Promise<void> {
    const waiting = this.#waiting.toReversed();
    this.#waiting = [];
    const at = toInstant(this.#nowMs);
    for (const { sending, caller } of waiting) await this.#say({ ...sending, at }, caller);
  }
}

/** Mostly what is likely, now and then anything at all. */
function chosen(offers: readonly Offer[], dice: Dice): Offer | undefined {
  if (dice.chance(4)) return dice.one(offers);
  return dice.weighted(offers);
}
