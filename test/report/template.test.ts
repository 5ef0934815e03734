import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UserError } from "../../src/messages/index.js";
import { renderReport, renderReportHtml } from "../../src/report/index.js";
import { shippedTemplates } from "../../src/report/template/html.js";
import { inputOf } from "./fixture.js";

describe("a template the officer changed", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tonghop-template-"));
    cpSync(shippedTemplates, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const problem = (render: () => unknown): UserError => {
    try {
      render();
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
    throw new Error("no problem");
  };

  it("is used instead of the shipped one", () => {
    write("partials/opening.hbs", '<p class="noi-dung">{{upper issuer.name}} xin báo cáo:</p>');
    expect(renderReportHtml(inputOf(), { templateDir: folder })).toContain("SỞ KHOA HỌC VÀ CÔNG NGHỆ xin báo cáo:");
  });

  it("with a field that does not exist is told by file and line", () => {
    write("partials/opening.hbs", "<p>\n{{issuer.nmae}}</p>");
    expect(problem(() => renderReportHtml(inputOf(), { templateDir: folder }))).toMatchObject({
      code: "report.template.field",
      slots: {
        template: "partials/opening.hbs",
        line: 2,
        detail: "issuer.nmae",
        hint: { code: "report.did_you_mean", slots: { closest: "issuer.name" } },
      },
    });
  });

  it("with a helper that does not exist is told so too", () => {
    write("partials/opening.hbs", "<p>\n\n{{viethoa issuer.name}}</p>");
    expect(problem(() => renderReportHtml(inputOf(), { templateDir: folder }))).toMatchObject({
      code: "report.template.helper",
      slots: { template: "partials/opening.hbs", line: 3 },
    });
  });

  it("with a block left open is told by file and line", () => {
    write("partials/opening.hbs", "<p>\n{{#if draft}}\n</p>");
    expect(problem(() => renderReportHtml(inputOf(), { templateDir: folder }))).toMatchObject({
      code: "report.template.syntax",
      slots: { template: "partials/opening.hbs" },
    });
  });

  it("that names a partial that does not exist is told so", () => {
    write("report.hbs", '<section data-page="portrait">\n{{> nowhere}}\n</section>');
    expect(problem(() => renderReportHtml(inputOf(), { templateDir: folder })).message).toContain("nowhere");
  });

  it("that is not there is told with its folder", () => {
    expect(problem(() => renderReportHtml(inputOf(), { templateDir: join(folder, "none") })).code).toBe(
      "report.template.missing",
    );
  });

  it("with content outside a page, or a chart that does not exist, loses nothing in silence", async () => {
    write("report.hbs", '<p>Lạc</p><section data-page="portrait"><p>x</p></section>');
    await expect(renderReport(inputOf(), { templateDir: folder })).rejects.toMatchObject({
      code: "report.template.page",
    });
    write("report.hbs", '<section data-page="portrait"><figure data-chart="nope"></figure></section>');
    await expect(renderReport(inputOf(), { templateDir: folder })).rejects.toMatchObject({
      code: "report.template.chart",
    });
  });
});
