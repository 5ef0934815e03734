/** Manifests among the received files. */
import { UserError } from "../../messages/index.js";
import type { ReceivedFiles } from "../../store/index.js";
import { manifestIn, type SignedManifest } from "../../workbook/index.js";

/** By the hash of the file that carries it; `locked`: hashes of files that are kept but cannot be opened. */
export async function receivedManifests(
  received: ReceivedFiles,
  hashes: Iterable<string>,
): Promise<{ found: Map<string, SignedManifest>; locked: string[] }> {
  const names = new Map((await received.names()).map((name) => [name.slice(0, 64), name]));
  const found = new Map<string, SignedManifest>();
  const locked: string[] = [];
  for (const sha256 of hashes) {
    const name = names.get(sha256);
    if (name === undefined) continue;
    const bytes = await opened(received, name);
    const signed = bytes && manifestIn(bytes);
    if (signed) found.set(sha256, signed);
    if (bytes === null) locked.push(sha256);
  }
  return { found, locked };
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
