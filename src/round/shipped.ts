/** What comes with the package: campaign definitions and templates. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export function shippedFolder(name: string): string {
  return join(root, "schemas", name);
}

export function shippedCampaigns(): string[] {
  return readdirSync(join(root, "schemas")).filter((name) => existsSync(join(shippedFolder(name), "campaign.yaml")));
}
