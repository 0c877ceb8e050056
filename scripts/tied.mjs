// Loaded before a command that we start (--import): it ends when we do, however we end, and not as an orphan.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
