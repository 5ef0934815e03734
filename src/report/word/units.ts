/** Lengths of the form as Word and the screen count them. */

/** Millimetres in twentieths of a point, rounded: cut off, 20 mm would come out a hair under the decree's 20. */
export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

export const twipsOfPoints = (points: number): number => Math.round(points * 20);

/** Millimetres in CSS pixels, of which 96 make an inch. */
export const pixels = (millimetres: number): number => (millimetres * 96) / 25.4;
