/** What `start` and `demo` show of what the parts write: all of it, or what is started and what our own processes warn of. */
export function say(verbose: boolean): (line: string) => void {
  return (line) => {
    const ours = /^(?:api|worker): ((?:api|worker): .*)$/.exec(line)?.[1];
    if (verbose) process.stderr.write(`${line}\n`);
    else if (ours !== undefined) process.stderr.write(`${ours}\n`);
    else if (!line.includes(': ')) process.stderr.write(`${line}\n`);
  };
}
