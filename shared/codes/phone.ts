/** Telephone and bank numbers are checked softly (IT-34): a format that does not fit is remarked on and never refused. */

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/[^\d]/g, '');

/** What a number looks like: a mainland mobile, a fixed line with area code, a service number (12345, 110, 400…), or nothing known. */
export function phoneKind(text: string): 'mobile' | 'fixed' | 'service' | 'unknown' {
  const digits = digitsOf(text).replace(/^(0086|86)(?=1\d{10}$)/, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return 'mobile';
  if (/^0(10|2\d|[3-9]\d{2})\d{7,8}$/.test(digits)) return 'fixed';
  if (/^(1\d{2,4}|[48]00\d{7})$/.test(digits)) return 'service';
  return 'unknown';
}

/** Shows the first 3 and the last 4 characters (IT-24); a number too short to hide four characters between them is hidden whole. */
export function maskPhone(text: string): string {
  if (text.length < 11) return '*'.repeat(text.length);
  return text.slice(0, 3) + '*'.repeat(text.length - 7) + text.slice(-4);
}

/** Shows the last 4 digits of a bank account (IT-24); a number of less than 8 characters is hidden whole. */
export function maskBankAccount(text: string): string {
  if (text.length < 8) return '*'.repeat(text.length);
  return '*'.repeat(text.length - 4) + text.slice(-4);
}
