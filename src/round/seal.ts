/**
 * Encryption at rest of the received bytes, AES-256-GCM: mark, key's name, nonce, content, tag. The hash of the plain bytes
 * is bound to them, so that a file under another's name does not open. Bytes kept before there was a key stay readable.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from "node:crypto";
import { UserError } from "../messages/index.js";
import type { Seal } from "../store/index.js";

const mark = Buffer.from("TONGHOP\x01", "latin1");
const [nameLength, nonceLength, tagLength] = [4, 12, 16];
const headLength = mark.length + nameLength + nonceLength;

const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** `secret`: null where the bytes are kept as they came. Whatever is sealed needs its key to be opened. */
export function sealWith(secret: string | null, campaign: string): Seal {
  const key = secret === null ? null : scryptSync(secret, `tonghop received ${campaign}`, 32);
  const name = key && createHash("sha256").update("name of the key").update(key).digest().subarray(0, nameLength);
  return {
    seal: (sha256, bytes) => {
      if (key === null) return bytes;
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(sha256, "latin1"));
      const content = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return Buffer.concat([mark, name!, nonce, content, cipher.getAuthTag()]);
    },
    open: (sha256, kept) => {
      // Received bytes may look like sealed ones: what has the hash is what was received.
      if (sha256Of(kept) === sha256) return kept;
      if (!isSealed(kept)) return null;
      if (key === null) throw new UserError("received.sealed", {}, 3);
      const bytes = Buffer.from(kept.buffer, kept.byteOffset, kept.byteLength);
      if (!bytes.subarray(mark.length, mark.length + nameLength).equals(name!))
        throw new UserError("received.other_key", {}, 3);
      const nonce = bytes.subarray(headLength - nonceLength, headLength);
      const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(sha256, "latin1"));
      decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
      try {
        const opened = Buffer.concat([decipher.update(bytes.subarray(headLength, -tagLength)), decipher.final()]);
        return sha256Of(opened) === sha256 ? opened : null;
      } catch {
        return null;
      }
    },
    isSealed,
    seals: key !== null,
    overhead: headLength + tagLength,
  };
}

function isSealed(kept: Uint8Array): boolean {
  return kept.length >= headLength + tagLength && mark.equals(kept.subarray(0, mark.length));
}
