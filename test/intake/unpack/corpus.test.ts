/**
 * Mails of other projects. What is expected was found by other means: with Python's email package, and by reading the
 * streams of the OLE files with a reader of its own.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Budget, defaultUnpackLimits } from "../../../src/intake/unpack/limits.js";
import { openMail } from "../../../src/intake/unpack/mail.js";
import type { Letter, Opened } from "../../../src/intake/unpack/opened.js";
import { openOutlookMail } from "../../../src/intake/unpack/outlook.js";
import { told } from "./helpers.js";

const folder = join(process.cwd(), "../shared/corpus/wild/files");
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Name to hash, or to the code. */
const contents = (opened: Opened) =>
  Object.fromEntries(
    opened.parts.map(({ name, content }) => [
      name,
      "read" in content ? sha256(content.read()) : JSON.stringify(content),
    ]),
  );

describe.runIf(existsSync(folder))("the corpus", () => {
  const read = (name: string) => readFileSync(join(folder, name));
  const outlook = (name: string) => openOutlookMail(read(name), 2, new Budget(defaultUnpackLimits));

  test("attachments of e-mails", async () => {
    const nyan = {
      "image.png": "eff5f180c92c09e85f5c8cbbedced077fde3f1b7036499c79d060ee508f23925",
      "nyan cat ✔.gif": "c9c06996e64d1e1056a84823751e31d041d79f20caa027ef993ffa95b45707db",
      "notes.txt": "991b72b637c372fc6e33fcff01c71111b8eece2eee99f95b1b8dbd5a4ab36323",
    };
    const letter = { from: "andris@kreata.ee", fromName: "Andris Kreata", date: "2016-10-13T11:39:48.000Z" };
    for (const name of ["196cfa-nodemailer.eml", "c08e87-nodemailer.eml"]) {
      const opened = openMail(read(name));
      expect(contents(opened)).toEqual(nyan);
      expect(opened.letter).toMatchObject(letter);
      expect(await told(read(name))).toEqual({
        "image.png": "unpack.inline_picture",
        "nyan cat ✔.gif": "unpack.inline_picture",
        "notes.txt": "taken",
      });
    }
    const alone = openMail(read("fd9320-base64encodedroot.eml"));
    expect(contents(alone)).toEqual({
      "screenshot.png": "3d0c2d17edd1fed968f66ca200e7c165efd63834b488eec53deb24cca49c3d7b",
    });
    expect(alone.letter).toMatchObject({ from: "test@example.com", date: null });
    for (const name of ["793db0-mixed.eml", "a1322d-simple.eml"])
      expect(await told(read(name))).toBe("unpack.mail_without_attachment");
  });

  test("attachments of Outlook's mails", async () => {
    const gif = "eab305c525c61e49da30a1114385266e80bfc36e0b32c3a8c7824a9d64d449f1";
    for (const name of ["b45a56-example_sent_regular.msg", "ff23ff-example_received_regular.msg"])
      expect(contents(outlook(name))).toEqual({ "alfresco.gif": gif });
    expect(contents(outlook("c538ce-attachment_msg_inlineImg.msg"))).toEqual({
      "image001.png": "0b4557d411477e2d9d4d9b21141d4d3030fedd3add9bec22faaf16f11c7dc6e1",
      "image002.png": "c07fe1ecdab3cbb5c47b3ad18457598884a8407aac8835790682c5be53b83de3",
      "image003.png": "97f3733d198e7d2131ef03aba0a2cff2c39b77a370eed9fa53d329b735178ad2",
      "image006.jpg": "eca2d9e16a16819623dac6f23926cc6792cffbfdb621d8fb0bd2e6247491b157",
    });
    expect(await told(read("c538ce-attachment_msg_inlineImg.msg"), "x.msg")).toEqual({
      "image001.png": "unpack.inline_picture",
      "image002.png": "unpack.inline_picture",
      "image003.png": "unpack.inline_picture",
      "image006.jpg": "unpack.inline_picture",
      "x.msg": "unpack.mail_without_attachment",
    });
    expect(await told(read("e55152-58214_with_attachment.msg"))).toEqual({
      "Test mail attachment.msg": "unpack.mail_without_attachment",
    });
  });

  test("who sent Outlook's mails, and when", () => {
    const letters: [string, Partial<Letter>][] = [
      ["b45a56-example_sent_regular.msg", { from: "mike.farman@alfresco.com", date: "2010-01-11T16:25:07.000Z" }],
      ["cec071-bug66335.msg", { from: "udemy@email.udemy.com", subject: "Deine Bestellbestätigung vom 13-09-2018" }],
      ["9bda02-53784_fails.msg", { from: "", fromName: "PA History Mailbox", date: "2012-06-21T14:14:04.000Z" }],
      ["c4cf21-blank.msg", { from: "", fromName: "", date: "2007-07-03T16:34:38.000Z" }],
      ["c586ba-51873.msg", { from: "", date: null, subject: "Test with Olk10SideProps_ Chunk" }],
      ["cd072a-ASCII_CP1251_LCID1049.msg", { from: "", date: null, subject: "Subject автоматически Subject" }],
    ];
    for (const [name, letter] of letters)
      expect([name, outlook(name).letter]).toEqual([name, expect.objectContaining(letter)]);
  });

  test("every mail is opened or refused with a code, every other file left alone", { timeout: 60_000 }, async () => {
    for (const name of readdirSync(folder)) {
      const result = await told(read(name), name);
      expect([name, result !== null]).toEqual([name, /\.(?:eml|msg)$/.test(name)]);
    }
    expect(await told(read(readdirSync(folder).find((name) => name.includes("POIHSMFFuzzer"))!))).toBe(
      "unpack.outlook_unreadable",
    );
  });
});
