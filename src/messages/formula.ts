export const formulaMessages = {
  "formula.placeholder": { vi: "", en: "" },
};
