export const campaignMessages = {
  "campaign.placeholder": { vi: "", en: "" },
};
