/** E-mail addresses of the definition. */
import { z } from "zod";
import type { Unit } from "./schema.js";

/** As written, one by one. */
export function emailsOf({ email }: Pick<Unit, "email">): string[] {
  return email
    .split(/[;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** Whether a mail can be sent there; whatever could end a header or begin another address is not one. */
export function isEmail(address: string): boolean {
  return address.length <= 254 && z.email().safeParse(address).success;
}
