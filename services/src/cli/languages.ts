/** Languages of the terminal's frame; findings are Chinese in both. */
export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
