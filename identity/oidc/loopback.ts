const LOOPBACK = /^(127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether an address is of this very machine, so that nothing goes over a network; by number, not by a name. */
export const isLoopback = (url: URL): boolean => LOOPBACK.test(url.hostname);
