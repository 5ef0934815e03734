// The doors between the rooms of src/: who may import whom. See CONTRIBUTING.md.
const rooms = {
  vietnamese: [],
  messages: [],
  formula: [],
  campaign: ["formula", "vietnamese", "messages"],
  workbook: ["campaign", "formula", "messages"],
  validation: ["campaign", "formula", "vietnamese", "messages"],
  indicators: ["campaign", "formula", "vietnamese", "messages"],
  intake: ["campaign", "workbook", "validation", "vietnamese", "messages"],
  store: ["campaign", "formula", "messages"],
  disclosure: ["campaign", "formula", "indicators"],
  report: ["campaign", "indicators", "disclosure", "vietnamese", "messages", "workbook"],
};
const pure = ["formula", "validation", "indicators", "disclosure", "vietnamese", "messages"];

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    ...Object.entries(rooms).map(([room, doors]) => ({
      name: `doors-of-${room}`,
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: "^src/", pathNot: `^src/(model\\.ts|(${[room, ...doors].join("|")})/)` },
    })),
    {
      name: "pure-rooms-touch-no-edge",
      severity: "error",
      from: { path: `^src/(${pure.join("|")})/` },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-store-knows-a-database",
      severity: "error",
      from: { pathNot: "^src/store/" },
      to: { path: "node_modules/(@duckdb|pg)" },
    },
    {
      name: "only-workbook-knows-spreadsheets",
      severity: "error",
      from: { pathNot: "^src/workbook/" },
      to: { path: "node_modules/(exceljs|saxes)" },
    },
    {
      name: "only-report-knows-word-and-html",
      severity: "error",
      from: { pathNot: "^src/report/" },
      to: { path: "node_modules/(docx|handlebars|@xmldom)" },
    },
    {
      name: "only-letters-write-mail",
      severity: "error",
      from: { pathNot: "^src/round/letters/" },
      to: { path: "node_modules/nodemailer" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
  },
};
