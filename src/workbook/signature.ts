/** Signs what a form's stamp says of it, with the secret of a campaign, so that a stamp made elsewhere is told. */
import { createHmac, type KeyObject, timingSafeEqual } from "node:crypto";
import type { Stamp } from "./layout.js";

/** Tells these signatures from whatever else may be signed with the same secret one day. */
const domain = "tonghop/form-stamp/1";

/** HMAC-SHA256 in hexadecimal digits. */
export function signatureOf(key: KeyObject, stamp: Stamp): string {
  const { campaign, year, definition, unit, unitName } = stamp;
  const signed = JSON.stringify([domain, campaign, year, definition, unit, letters(unitName)]);
  return createHmac("sha256", key).update(signed).digest("hex");
}

/** Takes the same time wherever the two differ. */
export function isSignatureOf(key: KeyObject, stamp: Stamp, signature: string): boolean {
  const [expected, given] = [signatureOf(key, stamp), signature.toLowerCase()].map((text) => Buffer.from(text, "utf8"));
  return expected!.length === given!.length && timingSafeEqual(expected!, given!);
}

/** What every program that saves a workbook keeps of a name: spaces, marks and the form of letters may change. */
function letters(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
