/** Debian's own Chromium as the reader of our pages. It is required: where it is missing the test fails, saying so. */
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

const executablePath = "/usr/bin/chromium";

export async function openChromium(): Promise<Browser> {
  if (!existsSync(executablePath)) throw new Error("chromium is missing: apt-get install chromium");
  return chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export interface Opened {
  page: Page;
  /** Addresses asked for, and everything that went wrong or ran. */
  requests: string[];
  noises: string[];
}

export async function openPage(browser: Browser, file: string, width: number): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  const requests: string[] = [];
  const noises: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("dialog", (dialog) => {
    noises.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => noises.push(`console ${message.text()}`));
  page.on("pageerror", (error) => noises.push(`error ${error.message}`));
  await page.goto(pathToFileURL(file).href);
  return { page, requests, noises };
}

/** What axe finds wrong with a page, by rule and element. */
export async function violations(browser: Browser, file: string, width: number): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    `axe.run().then((all) => all.violations.flatMap((one) => one.nodes.map((node) => one.id + " " + node.html.slice(0, 200))))`,
  );
  await context.close();
  return found as string[];
}
