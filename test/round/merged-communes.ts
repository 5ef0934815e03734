/** The small campaign after a merger: O1 and O2 have gone into X02, O3 has ended and nobody took over. */
import { smallFiles } from "./small-campaign.js";

export const mergedUnits = `code,name,kind,groups,expected,parent,aliases,email,contact,validFrom,validTo,successor,source
SKH,Sở Khoa học,so,SBN,yes,,Sở KHCN,skh@tinh.example,,,,,
X01,UBND xã Tân Uyên,xa,XA,yes,,,x01@tinh.example,,,,,
X02,UBND xã Than Uyên,xa,XA,yes,,,,,,,,
CU1,UBND huyện cũ,xa,XA,no,,,,,,,,
O1,UBND xã Mường Cang,xa,XA,yes,,,o1@tinh.example,,,2026-06-30,X02,
O2,UBND xã Hua Nà,xa,XA,yes,,,,,,30/6/2026,O1B,
O1B,UBND xã Than Uyên,xa,XA,yes,,,,,1/7/2026,31/8/2026,X02,
O3,UBND xã Pa Vây,xa,XA,yes,,,,,,2026-06-30,,
`;

/** Nobody knows what O2 spent; O3 tells of its population only. */
export const mergedHistory = `unit,element,value,basis
SKH,K_CHI,100,full_year
X01,K_CHI,50.5,full_year
X02,K_CHI,10.1,full_year
O1,K_CHI,20.2,full_year
X01,B_DS,2000,full_year
X02,B_DS,4000,full_year
O1,B_DS,1500,full_year
O2,B_DS,500,full_year
O3,B_DS,700,full_year
X01,B_SO,1000,full_year
X02,B_SO,1000,full_year
O1,B_SO,300,full_year
O2,B_SO,200,full_year
O3,B_SO,90,full_year
X02,K_TL,90,full_year
O1,K_TL,80,full_year
X02,A_1,1,full_year
X02,A_2,2,full_year
O1,A_1,3,full_year
O1,A_2,4,full_year
O2,A_TS,5,full_year
`;

/** The same figures before anything ended. */
export const unmergedUnits = mergedUnits
  .split("\n")
  .filter((line) => !line.startsWith("O1B"))
  .map((line) => line.replace(/(,2026-06-30,(X02)?|,30\/6\/2026,O1B),$/, ",,,"))
  .join("\n");

export const mergedFiles = { ...smallFiles, "units.csv": mergedUnits, "history.csv": mergedHistory };
export const unmergedFiles = { ...mergedFiles, "units.csv": unmergedUnits };
