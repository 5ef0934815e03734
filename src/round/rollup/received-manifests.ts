/** Manifests among the received files. */
import { UserError } from "../../messages/index.js";
import type { ReceivedFiles } from "../../store/index.js";
import { manifestIn, type SignedManifest } from "../../workbook/index.js";

/** By the hash of the file that carries it; files that cannot be opened carry none. */
export async function receivedManifests(
  received: ReceivedFiles,
  hashes: Iterable<string>,
): Promise<Map<string, SignedManifest>> {
  const names = new Map((await received.names()).map((name) => [name.slice(0, 64), name]));
  const found = new Map<string, SignedManifest>();
  for (const sha256 of hashes) {
    const name = names.get(sha256);
    const bytes = name === undefined ? null : await opened(received, name);
    const signed = bytes && manifestIn(bytes);
    if (signed) found.set(sha256, signed);
  }
  return found;
}

/** null where it is encrypted and the key is not here, or damaged: `doctor` says which. */
async function opened(received: ReceivedFiles, name: string): Promise<Uint8Array | null> {
  try {
    return await received.read(name);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
