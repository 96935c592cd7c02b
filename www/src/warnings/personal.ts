/** Data about a person: what they can be reached by, what they pay with, what the state knows them by. */
import type { Member } from './payload.ts';

const PERSONAL = named(
  [
    'e ?mail(?: address)?|mail|phone(?: number)?|mobile(?: (?:phone|number))*|telephone(?: number)?|tel',
    'birth ?dat[ae]|birth ?day|date of birth|dob|(?:street |postal )?address',
    'gender|ethnicity|religion|nationality|diagnosis|blood type',
  ],
  ['手机', '电话', '邮箱', '生日', '住址', '地址'],
  '(?:(?:user|work|home|private|contact|customer|billing|shipping) )?',
);
const NATIONAL = named(
  [
    'ssn|social security(?: (?:number|no))?|national id(?:entifier| number)?|nino',
    'id ?card(?: (?:number|no))?|identity ?card(?: number)?|passport(?: (?:number|no))?',
    "tax id|tax ?payer id|tin|driver'?s? licen[cs]e(?: number)?",
  ],
  ['身份证', '护照', '社保号'],
);
const PAYMENT = named(
  ['(?:(?:credit|debit) ?)?card(?: (?:number|no|num))?', 'pan|iban|bank account(?: number)?|account number'],
  ['银行卡', '卡号'],
);
/** Long numbers under these names are numbers of something, and some of them pass any check by chance. */
const IDENTIFIER = /(?:^| )(?:id|uid|oid|tid|sub|jti|sid|nonce|kid|iat|exp|nbf|auth time|ts|timestamp)$/;

/** A name in English is the whole name; in Chinese it is found within. */
function named(english: readonly string[], chinese: readonly string[], before = ''): RegExp {
  return new RegExp(`^${before}(?:${english.join('|')})$|${chinese.join('|')}`);
}

export function isPersonal({ name, value }: Member): boolean {
  if (typeof value === 'object' && value !== null)
    return /address$/.test(name) && PERSONAL.test(name) && !Array.isArray(value);
  const text = textOf(value);
  // The address of a wallet or of a machine is no one's home.
  if (text === '' || /^0x[0-9a-f]+$/i.test(text)) return false;
  return PERSONAL.test(name) || isEmail(text) || (!IDENTIFIER.test(name) && isPhone(value));
}

export function isNationalId({ name, value }: Member): boolean {
  const text = textOf(value);
  if (text === '') return false;
  return NATIONAL.test(name) || /^\d{3}-\d{2}-\d{4}$/.test(text) || isResidentId(text);
}

export function isPayment({ name, value }: Member): boolean {
  const text = textOf(value);
  if (text === '' || IDENTIFIER.test(name)) return false;
  if (isCardNumber(text) || isIban(text)) return true;
  // A name alone is not enough where the value is hidden but for its end.
  return PAYMENT.test(name) && text.replace(/\D/g, '').length >= 12;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 320) : typeof value === 'number' ? String(value) : '';
}

function isEmail(text: string): boolean {
  return (
    /^[^\s@:/]{1,64}@[^\s@:/]+\.[a-z]{2,}$/i.test(text) &&
    !/\.(?:gserviceaccount\.com|local|internal|clients)$/i.test(text)
  );
}

/** With its country, or a mobile number of mainland China. */
function isPhone(value: unknown): boolean {
  return typeof value === 'string' && (/^\+\d[\d ()./-]{6,18}\d$/.test(value) || /^1[3-9]\d{9}$/.test(value));
}

/** ISO/IEC 7812: by issuer, length and Luhn's check digit. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  if (
    !/^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6(?:011|5\d\d)\d{12}|62\d{14,17}|35\d{14})$/.test(
      digits,
    )
  )
    return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

/** ISO 13616: country, check digits modulo 97. */
function isIban(text: string): boolean {
  const bare = text.replace(/ /g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare)) return false;
  const digits = (bare.slice(4) + bare.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** The resident identity card of China, GB 11643: region, birth date, and a check digit that may be X. */
function isResidentId(text: string): boolean {
  const found = /^[1-9]\d{5}((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.exec(text);
  if (!found) return false;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}
