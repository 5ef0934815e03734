/** Takes an inbox in, as the command does, and says each submission as soon as the store has acknowledged it. */
// @ts-nocheck: runs the program as it is built, without its types.
import { writeSync } from "node:fs";
import { join } from "node:path";
import { ingest, loadCampaign, openStoreAt } from "../../dist/index.js";

const [folder, address, now, inbox] = process.argv.slice(2);
let store;
try {
  const campaign = loadCampaign(folder, "vi");
  store = await openStoreAt(address, campaign.code);
  const save = store.save.bind(store);
  store.save = async (submission, order) => {
    const done = await save(submission, order);
    writeSync(1, `${submission.record.sha256}\n`);
    return done;
  };
  const options = { lang: "vi", now, receivedFolder: join(folder, "received") };
  await ingest(campaign, store, [inbox ?? join(folder, "inbox")], options);
} catch (error) {
  writeSync(2, `${error.code ?? error.stack}\n`);
  process.exitCode = error.exit ?? 70;
} finally {
  await store?.close();
}
