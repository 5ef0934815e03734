/** The received files of a campaign, beside its store or in it. */
import { join } from "node:path";
import type { Campaign } from "../campaign/index.js";
import { receivedFolder } from "../round/received-folder.js";
import { receivedManifests } from "../round/rollup/received-manifests.js";
import { type ReceivedFiles, withReceived } from "../store/index.js";
import { type Context, campaignFolder, storeAddress } from "./context.js";
import { receivedSeal } from "./secrets.js";

/** Those in the campaign's folder. */
export function receivedBeside(context: Context, campaign: Campaign): ReceivedFiles {
  return receivedFolder(join(campaignFolder(context), "received"), receivedSeal(context, campaign));
}

/** Manifests of roll-ups among them, wherever the store has them. */
export function manifestsOf(
  context: Context,
  campaign: Campaign,
  hashes: Iterable<string>,
): ReturnType<typeof receivedManifests> {
  const beside = receivedBeside(context, campaign);
  return withReceived(storeAddress(context), campaign.code, beside, (received) => receivedManifests(received, hashes));
}
