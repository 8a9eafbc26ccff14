/** What a changelog says of a version; undefined where it has no section for it. */
export function changelogOf(text, version) {
  const sections = text.split(/^## /m).slice(1);
  const found = sections.find((section) => /^\[?([^\]\s]+)/.exec(section)?.[1] === version);
  return found?.slice(found.indexOf('\n')).trim().concat('\n');
}
