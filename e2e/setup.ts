/* A journey waits for what it means, however slow the machine is; only one that hangs runs into this. */
jest.setTimeout(300_000);
