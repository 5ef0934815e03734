/** The received bytes beside an embedded store: files of the folder `received`, named by their hash. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../messages/index.js";
import type { ReceivedFiles } from "../store/index.js";
import { writeAtomically } from "./files.js";

const keptName = /^[0-9a-f]{64}\.[a-z]{3,4}$/;

export function receivedFolder(folder: string): ReceivedFiles {
  return {
    names: async () => (existsSync(folder) ? readdirSync(folder).filter((name) => keptName.test(name)) : []),
    read: async (name) => {
      const path = join(folder, name);
      const bytes = readFileSync(path);
      if (createHash("sha256").update(bytes).digest("hex") !== name.slice(0, 64))
        throw new UserError("received.differs", { path }, 3);
      return bytes;
    },
    keep: async (name, bytes) => {
      if (!keptName.test(name)) throw new RangeError(`no name of a received file: ${name}`);
      writeAtomically(join(folder, name), bytes);
    },
  };
}
