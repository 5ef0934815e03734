/** A container or member that cannot be taken in: what to tell its sender. Never leaves this room: it becomes a value. */
import type { MessageCode, Slots } from "../../messages/index.js";

export interface Refusal {
  refused: MessageCode;
  slots: Slots;
}

export class Refused extends Error implements Refusal {
  readonly refused: MessageCode;
  readonly slots: Slots;
  constructor(refused: MessageCode, slots: Slots = {}) {
    super(refused);
    this.name = "Refused";
    this.refused = refused;
    this.slots = slots;
  }
}

/** What `act` gives, or why it was refused; anything else it throws is a bug and goes on. */
export function orRefusal<T>(act: () => T): T | Refusal {
  try {
    return act();
  } catch (error) {
    return refusalOf(error);
  }
}

export async function orRefusalLater<T>(act: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await act();
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return { refused: error.refused, slots: error.slots };
  throw error;
}
