export const readingMessages = {
  "reading.placeholder": { vi: "", en: "" },
};
