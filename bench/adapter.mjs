// Our adapter for the driver that measures other engines: bench/peers.md says how it is run.
// The driver is plain JavaScript; ours runs from its TypeScript sources.
import { register } from 'tsx/esm/api';

register();
const { beian } = await import('./adapter/beian.ts');
export default beian;
