/**
 * Run in a process of its own: takes the password off an Office file. Standard input holds the passwords to try as one
 * line of JSON, then the file; they are no arguments, which every user of the machine can read. The answer starts with
 * a byte of foreign/decrypt.ts: 0 and the file without its password, or why there is none.
 */
import { createRequire } from "node:module";

// Required, not imported, which takes longer to start.
const { decrypt } = /** @type {typeof import("officecrypto-tool")} */ (
  createRequire(import.meta.url)("officecrypto-tool")
);

/** @type {Buffer[]} */
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const input = Buffer.concat(chunks);
const line = input.indexOf(10);
/** @type {string[]} */
const passwords = JSON.parse(input.toString("utf8", 0, line));
const file = input.subarray(line + 1);

/** @returns {Promise<Buffer>} */
async function answer() {
  for (const password of passwords) {
    try {
      return Buffer.concat([Buffer.from([0]), await decrypt(file, { password })]);
    } catch (error) {
      const message = error instanceof Error ? error.message : "";
      if (/unsupported|unrecognized|unknown cipher|not supported/i.test(message)) return Buffer.from([2]);
      if (!/password is incorrect/i.test(message)) throw error;
    }
  }
  return Buffer.from([1]);
}

try {
  process.stdout.write(await answer());
} catch {
  process.exitCode = 2;
}
