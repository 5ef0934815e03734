/** Ed25519 over a manifest's characters: whoever has the public key can tell who made it, and cannot make another. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from "node:crypto";

/** A manifest as it travels. */
export interface SignedManifest {
  text: string;
  /** Public key, base64 of its 32 bytes. */
  key: string;
  /** Base64. */
  signature: string;
}

const signedBytes = (text: string) => Buffer.from(`tonghop/rollup/1\n${text}`, "utf8");

/** The private key, as PKCS #8 in PEM. */
export function newSigningKey(): string {
  return generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }) as string;
}

/** null where the text holds no Ed25519 key. */
export function readSigningKey(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}

export function publicKeyOf(key: KeyObject): string {
  const { x } = createPublicKey(key).export({ format: "jwk" });
  return Buffer.from(x!, "base64url").toString("base64");
}

export function signManifest(text: string, key: KeyObject): SignedManifest {
  return { text, key: publicKeyOf(key), signature: sign(null, signedBytes(text), key).toString("base64") };
}

/** Whether the key it names made the signature; whose key that is, is another question. */
export function isSigned({ text, key, signature }: SignedManifest): boolean {
  try {
    const x = Buffer.from(key, "base64").toString("base64url");
    const publicKey = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    return verify(null, signedBytes(text), publicKey, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}
