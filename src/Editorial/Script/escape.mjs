const punctuation = /[!-/:-@[-`{-~]/;

// Only what would otherwise be read as Markdown is escaped, so that ordinary text stays readable in the source.
export function escapeText(text, startOfLine) {
  const innocent = /^[^[\]]*(?:\[[^[\]]*\](?![([:])[^[\]]*)*$/.test(text);
  const space = at => at < 0 || at >= text.length ? false : /\s/.test(text[at]);
  const word = at => at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at]);
  const escaped = text.replace(/[\\`*_[\]<&]/g, (sign, at) => {
    const rest = text.slice(at + 1);
    const plain = sign === '\\' ? rest !== '' && !punctuation.test(rest[0])
      : sign === '*' ? space(at - 1) && space(at + 1)
      : sign === '_' ? (space(at - 1) && space(at + 1)) || (word(at - 1) && word(at + 1))
      : sign === '[' || sign === ']' ? innocent
      : sign === '<' ? rest !== '' && !/^[a-z/!?]/i.test(rest)
      : sign === '&' ? !/^(?:#\w+|\w+);/.test(rest) : false;
    return plain ? sign : `\\${sign}`;
  });
  if (!startOfLine) return escaped;
  return escaped
    .replace(/^(#{1,6})(?=[ \t]|$)/, '\\$1').replace(/^([-+*])(?=[ \t]|$)/, '\\$1').replace(/^>/, '\\>')
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2').replace(/^(?=(?:~~~|=+[ \t]*$|-{2,}[ \t]*$|(?:- ?){3,}$))/, '\\')
    .replace(/^(?=\[[^\]]*\]:)/, '\\');
}
