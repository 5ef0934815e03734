/** A thread that reads workbooks, one after the other, as it is asked. */
import { parentPort, workerData } from "node:worker_threads";
import type { Campaign } from "../../campaign/index.js";
import { type Prepared, prepare, type Refusal, type Workbook } from "./prepare.js";

export type Answer = { read: Prepared | Refusal } | { fault: unknown };

const campaign = workerData as Campaign;

function answer(workbook: Workbook): Answer {
  try {
    return { read: prepare(campaign, workbook) };
  } catch (fault) {
    return { fault };
  }
}

parentPort!.on("message", (workbook: Workbook) => parentPort!.postMessage(answer(workbook)));
parentPort!.postMessage("ready");
