// Loaded before a command that we start (--import), and before whatever that command forks: each ends when its
// parent does, however that ended, and never goes on as an orphan.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(1), 500).unref();
