/** What the words of a template are in. */
export type Language = 'zh-CN' | 'en';
