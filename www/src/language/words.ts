/** The language the page speaks. It is chosen before anything is built; whoever changes it builds the page anew. */
import type { en } from './en/index.ts';
import type { lesson } from './en/lesson.ts';

/** Everything the page says. What English has, every language has. */
export type Words = typeof en;
/** What the lesson says besides. */
export type LessonWords = typeof lesson;
export type Language = 'en' | 'zh';

/** Where the page is in each language, and what the language calls itself. */
export const LANGUAGES: Readonly<Record<Language, { tag: string; path: string; name: string }>> = {
  en: { tag: 'en', path: '/', name: 'English' },
  zh: { tag: 'zh-Hans', path: '/zh/', name: '简体中文' },
};

let spoken: Words;
let spokenInLesson: LessonWords;

export function words(): Words {
  return spoken;
}

/** Once the lesson is loaded. */
export function lessonWords(): LessonWords {
  return spokenInLesson;
}

/** For Intl. */
export function locale(): string {
  return spoken.locale;
}

/** "a, b and c" */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat(locale()).format(items);
}

export function speak(language: Words): void {
  spoken = language;
}

export async function load(language: Language): Promise<Words> {
  return language === 'zh' ? (await import('./zh/index.ts')).zh : (await import('./en/index.ts')).en;
}

/** In the language spoken now. */
export async function loadLesson(): Promise<void> {
  spokenInLesson = (await spoken.loadLesson()).lesson;
}

export function languageOf(tag: string): Language {
  return tag.startsWith('zh') ? 'zh' : 'en';
}
