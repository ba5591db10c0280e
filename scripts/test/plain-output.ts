// Imported before Vitest, which settles on colours while it is loaded: a log file wants none.
if (!process.stdout.isTTY) process.env['NO_COLOR'] ??= '1';
