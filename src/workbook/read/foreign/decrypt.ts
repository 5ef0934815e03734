/** Takes the password off a file, in a child process: the work a file can ask for is bounded by that child's time. */
import { runLimited } from "../child/run-limited.js";
import { UnreadableWorkbook } from "../unreadable.js";
import { childLimits, notConverted, outputOf } from "./convert.js";
import { openOle } from "./ole.js";

/** Excel's own, for files whose structure alone is protected: it opens them without asking (MS-OFFCRYPTO 2.1.4). */
const EXCELS_OWN = "VelvetSweatshop";

const OPENED = 0;
const WRONG_PASSWORD = 1;
const UNKNOWN_ENCRYPTION = 2;

const script = new URL("../child/decrypt.js", import.meta.url);

/** What an encrypted OOXML file holds: a package. Damage is found before anything is tried. Throws as decryptOffice. */
export function decryptPackage(bytes: Buffer, password: string | undefined): Buffer {
  const { stream } = openOle(bytes);
  if (!stream("EncryptionInfo") || !stream("EncryptedPackage")) throw new UnreadableWorkbook("reading.ole_damaged");
  return decryptOffice(bytes, password);
}

/**
 * The file without its password: an OOXML package, or an .xls. Throws UnreadableWorkbook: reading.encrypted where a
 * password is needed and none was given, reading.wrong_password where the one given does not open it.
 */
export function decryptOffice(bytes: Buffer, password: string | undefined): Buffer {
  const passwords = password ? [password, EXCELS_OWN] : [EXCELS_OWN];
  const input = Buffer.concat([Buffer.from(`${JSON.stringify(passwords)}\n`), bytes]);
  const output = outputOf(runLimited(script, [], input, childLimits));
  switch (output[0]) {
    case OPENED:
      return output.subarray(1);
    case WRONG_PASSWORD:
      throw new UnreadableWorkbook(password ? "reading.wrong_password" : "reading.encrypted");
    case UNKNOWN_ENCRYPTION:
      throw new UnreadableWorkbook("reading.unknown_encryption");
    default:
      throw notConverted();
  }
}
