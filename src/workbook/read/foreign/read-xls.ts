/** From the bytes of an .xls (Excel 2 to 2003, WPS .et) to its cells and names. */
import type { ReadLimits } from "../limits.js";
import type { ReadWorkbook } from "../model.js";
import { UnreadableWorkbook } from "../unreadable.js";
import { assemble } from "./assemble.js";
import { withoutHyperlinks } from "./biff-records.js";
import { surveyBiff } from "./biff-survey.js";
import { convert, notConverted } from "./convert.js";
import { decryptOffice } from "./decrypt.js";
import { openOle } from "./ole.js";

/** `password` opens an encrypted file; null where it has been opened already. Throws UnreadableWorkbook. */
export function readXls(bytes: Buffer, limits: ReadLimits, password: string | undefined | null): ReadWorkbook {
  const isOle = bytes[0] === 0xd0; // before Excel 5 the stream was the file
  const ole = isOle ? openOle(bytes) : null;
  // A file for both Excel 5 and 97 holds both.
  const stream = ole ? (ole.stream("Workbook") ?? ole.stream("Book")) : bytes;
  if (!stream) throw new UnreadableWorkbook("reading.no_workbook");
  const survey = surveyBiff(stream, limits);
  if (survey.encrypted) {
    if (!isOle || password === null) throw new UnreadableWorkbook("reading.unknown_encryption");
    return readXls(decryptOffice(bytes, password), limits, null);
  }
  const conversion = convert(withoutHyperlinks(stream), survey.hasCodePage ? "codepage" : "biff8");
  if (conversion.sheets.length !== survey.listed) throw notConverted();
  const sheets = survey.sheets.map((sheet) => ({ survey: sheet, converted: conversion.sheets[sheet.streamIndex] }));
  const hasMacros = survey.hasMacros || [...(ole?.names() ?? [])].some((name) => name.startsWith("_vba_project"));
  const { zeroMayBeEmpty, hasExternalLinks } = survey;
  return assemble({ sheets, zeroMayBeEmpty, hasMacros, hasExternalLinks }, conversion, limits);
}
