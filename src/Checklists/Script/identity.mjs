// Finds a Norwegian identity number in a text: the same rule as PatientDataGuard on the server (docs/algorithms/patient-data-guard.md),
// because what is written here never reaches the server.
const FIRST = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const SECOND = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

const isDigit = sign => sign >= '0' && sign <= '9';
const check = (digits, weights) => (11 - weights.reduce((sum, weight, at) => sum + weight * digits[at], 0) % 11) % 11;

function hasDate(d) {
  const day = (d[0] * 10 + d[1]) % 100;
  const month = d[2] * 10 + d[3];
  const [plainDay, plainMonth] = [day > 40 ? day - 40 : day, month > 80 ? month - 80 : month > 40 ? month - 40 : month];
  return plainDay >= 1 && plainDay <= 31 && plainMonth >= 1 && plainMonth <= 12;
}

function numberAt(text, start) {
  const digits = [];
  let at = start;
  for (; at < text.length && digits.length < 11; at++) {
    if (isDigit(text[at])) digits.push(Number(text[at]));
    else if (!' .-\u00a0'.includes(text[at])) return false;
  }
  const longer = at < text.length && isDigit(text[at]);
  return digits.length === 11 && !longer && (hasDate(digits) || digits[0] >= 8)
    && check(digits, FIRST) === digits[9] && check(digits, SECOND) === digits[10];
}

/** True where the text holds an identity number, also written with spaces, dots or hyphens. */
export function findsIdentityNumber(text) {
  for (let start = 0; start < text.length; start++)
    if (isDigit(text[start]) && (start === 0 || !isDigit(text[start - 1])) && numberAt(text, start)) return true;
  return false;
}
