/** The data of form.ts as docx styles, and as the map from CSS selectors to style ids. */
import {
  AlignmentType,
  BorderStyle,
  ImportedXmlComponent,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
} from "docx";
import { bodySize, type FormStyle, font, language, ownStyles, styles, tableStyles } from "./form.js";
import { twips, twipsOfPoints } from "./units.js";

export const styleMap: Record<string, string> = Object.fromEntries(
  [...styles, ...tableStyles].map(({ selector, id }) => [selector, id]),
);

export function wordStyles(): IStylesOptions {
  return {
    // docx leaves its own defaults out where styles are imported, so they come with them.
    importedStyles: [defaults(), normal(), ...tableStyles.map(tableStyle)],
    paragraphStyles: [...styles, ...ownStyles].map(paragraphStyle),
  };
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const;

function paragraphStyle(style: Omit<FormStyle, "selector">): IParagraphStyleOptions {
  const { id, name, size, bold, italic, align, before = 0, after = 0, line = 1, outline } = style;
  return {
    id,
    name,
    basedOn: "Normal",
    quickFormat: true,
    run: { ...(size && { size: size * 2 }), ...(bold && { bold }), ...(italic && { italics: true }) },
    paragraph: {
      alignment: alignments[align ?? "left"],
      // A drawn line takes the height it needs and no more.
      spacing: style.rule
        ? {
            before: twipsOfPoints(2),
            after: twipsOfPoints(after),
            line: twipsOfPoints(1),
            lineRule: LineRuleType.EXACT,
          }
        : {
            before: twipsOfPoints(before),
            after: twipsOfPoints(after),
            line: Math.round(240 * line),
            lineRule: LineRuleType.AUTO,
          },
      indent: {
        left: twips(style.left ?? 0),
        right: twips(style.right ?? 0),
        ...(style.firstLine && { firstLine: twips(style.firstLine) }),
        ...(style.hanging && { hanging: twips(style.hanging) }),
      },
      ...(style.keepNext && { keepNext: true }),
      ...(style.keepLines && { keepLines: true }),
      ...(outline && { outlineLevel: outline - 1 }),
      ...(style.rule && { border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: "000000" } } }),
    },
  };
}

const fonts = ["ascii", "hAnsi", "cs", "eastAsia"].map((script) => `w:${script}="${font}"`).join(" ");

function defaults(): ImportedXmlComponent {
  return ImportedXmlComponent.fromXmlString(
    `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts ${fonts}/><w:sz w:val="${bodySize * 2}"/><w:szCs w:val="${bodySize * 2}"/>` +
      `<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`,
  );
}

function normal(): ImportedXmlComponent {
  return ImportedXmlComponent.fromXmlString(
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>`,
  );
}

/** docx has no option for table styles: written as the XML that Word writes. */
function tableStyle({ id, name, grid, padding }: (typeof tableStyles)[number]): ImportedXmlComponent {
  const sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
  const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join("");
  const margin = ["left", "right"].map((side) => `<w:${side} w:w="${twips(padding)}" w:type="dxa"/>`).join("");
  return ImportedXmlComponent.fromXmlString(
    `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:qFormat/><w:tblPr>${
      grid ? `<w:tblBorders>${borders}</w:tblBorders>` : ""
    }<w:tblCellMar>${margin}</w:tblCellMar></w:tblPr></w:style>`,
  );
}
