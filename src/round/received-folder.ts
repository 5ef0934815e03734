/** The received bytes beside an embedded store: files of the folder `received`, named by their hash. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../messages/index.js";
import type { ReceivedFiles, Seal } from "../store/index.js";
import { writeAtomically } from "./files.js";

const keptName = /^[0-9a-f]{64}\.[a-z]{3,4}$/;

export function receivedFolder(folder: string, seal: Seal): ReceivedFiles {
  return {
    seal,
    names: async () => (existsSync(folder) ? readdirSync(folder).filter((name) => keptName.test(name)) : []),
    read: async (name) => {
      const path = join(folder, name);
      const bytes = seal.open(name.slice(0, 64), readFileSync(path));
      if (bytes === null) throw new UserError("received.differs", { path }, 3);
      return bytes;
    },
    keep: async (name, bytes) => {
      if (!keptName.test(name)) throw new RangeError(`no name of a received file: ${name}`);
      writeAtomically(join(folder, name), seal.seal(name.slice(0, 64), bytes));
    },
    isSealed: async (name) => seal.isSealed(readFileSync(join(folder, name))),
  };
}
