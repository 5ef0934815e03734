/** A page set-up of the form: paper, margins, the page number from the second page on, the marks on every page. */
import {
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from "docx";
import type { Page } from "./cut.js";
import { page as form } from "./form.js";
import { twips } from "./units.js";

export function sectionOf(page: Page, children: FileChild[], marks: string[]): ISectionOptions {
  const { top, bottom, left, right, header, footer } = form.margin;
  const number = new Paragraph({ style: "SoTrang", children: [new TextRun({ children: [PageNumber.CURRENT] })] });
  const footerOf = () =>
    new Footer({ children: [new Paragraph({ style: "DauTrang", children: [new TextRun(marks.join(" - "))] })] });
  return {
    properties: {
      // The first page has no number; the decree counts each annex from 1.
      titlePage: true,
      page: {
        size: {
          // docx turns the two round for a page across.
          width: twips(form.width),
          height: twips(form.height),
          orientation: page.orientation === "landscape" ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(top),
          bottom: twips(bottom),
          left: twips(left),
          right: twips(right),
          header: twips(header),
          footer: twips(footer),
        },
        pageNumbers: page.annex === null ? {} : { start: 1 },
      },
    },
    headers: {
      default: new Header({ children: [number] }),
      first: new Header({ children: [new Paragraph({ style: "SoTrang" })] }),
    },
    ...(marks.length > 0 && { footers: { default: footerOf(), first: footerOf() } }),
    children,
  };
}
