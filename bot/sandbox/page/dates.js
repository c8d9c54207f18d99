// Wall-clock dates in the congress's own zone, whatever zone the browser is in.

import { language, t } from './strings.js';

let zoneMinutes = -new Date().getTimezoneOffset();
const WEEKDAYS = { zh: ['日', '一', '二', '三', '四', '五', '六'].map((d) => `周${d}`), en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n) => String(n).padStart(2, '0');

/** Take over the zone offset of an ISO date such as the clock's "now". */
export function useZoneOf(iso) {
  const found = /([+-])(\d\d):?(\d\d)$/.exec(iso);
  if (found) zoneMinutes = (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]));
  else if (iso.endsWith('Z')) zoneMinutes = 0;
}

/** Year, month, … as the people there read them; `day` counts days since 1970 for comparing. */
export function wall(iso) {
  const local = new Date(Date.parse(iso) + zoneMinutes * 60000);
  return {
    year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, date: local.getUTCDate(), weekday: WEEKDAYS[language][local.getUTCDay()],
    time: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`, day: Math.floor(local.getTime() / 86400000),
  };
}

const shortDate = (w) => (language === 'en' ? `${w.date} ${MONTHS[w.month - 1]}` : `${w.month}月${w.date}日`);

/** 2025年11月24日, in two parts so that narrow screens can leave the year out. */
export function dateParts(iso) {
  const w = wall(iso);
  return language === 'en' ? { year: ` ${w.year}`, rest: shortDate(w) } : { year: `${w.year}年`, rest: shortDate(w) };
}

/** A day separator's words: 今天, 昨天, 11月21日　周五, with the year when it is another one. */
export function dayLabel(iso, now) {
  const w = wall(iso);
  const today = now ? wall(now) : null;
  if (today && w.day === today.day) return t('today');
  if (today && w.day === today.day - 1) return t('yesterday');
  if (language === 'en') return `${w.weekday} ${shortDate(w)}${today && w.year !== today.year ? ` ${w.year}` : ''}`;
  return `${today && w.year !== today.year ? `${w.year}年` : ''}${shortDate(w)}　${w.weekday}`;
}

/** A moment seen from now: 今天 17:30, 明天 08:30, 12月5日 09:00. */
export function momentLabel(iso, now) {
  const [w, today] = [wall(iso), wall(now)];
  const near = { 0: t('today'), 1: t('tomorrow'), '-1': t('yesterday') }[w.day - today.day];
  const year = w.year !== today.year && language === 'zh' ? `${w.year}年` : '';
  return `${near ?? year + shortDate(w)} ${w.time}`;
}
