/** Reads the workbooks it is given, over and over, each time it is told to. */
import { parentPort, workerData } from "node:worker_threads";
import { readWorkbook } from "../../dist/workbook/index.js";

parentPort.on("message", () => {
  for (const bytes of workerData) readWorkbook(bytes);
  parentPort.postMessage("done");
});
