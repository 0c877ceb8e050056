// Preloaded (--import) into the commands that we start and whatever they fork: each process ends when its parent has,
// however that ended, so that none is orphaned.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(1), 500).unref();
