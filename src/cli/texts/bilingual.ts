import type { Locale } from '../../config.ts';

export type Bilingual<T> = Readonly<Record<Locale, T>>;

/** The same texts in both languages: the Chinese ones say what there has to be in English. */
export function bilingual<T>(zh: T, en: NoInfer<T>): Bilingual<T> {
  return { 'zh-CN': zh, en };
}
