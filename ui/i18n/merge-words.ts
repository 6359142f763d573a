/** One flat dictionary from the files of all rooms. A key that two files define differently is a mistake and is told. */
export function mergeWords(files: Readonly<Record<string, Readonly<Record<string, string>>>>): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [file, words] of Object.entries(files)) {
    for (const [key, text] of Object.entries(words)) {
      if (key in all && all[key] !== text) console.error(`label "${key}" is defined twice, last in ${file}`);
      all[key] = text;
    }
  }
  return all;
}
