#!/usr/bin/env bash
# bench/peers.sh DRIVER [the driver's options]   Flowable, Camunda and Beian one after the other, then the table.
# DRIVER is the folder of the driver; it is copied and never written to. bench/peers.md explains.
# PEER_ENGINES names those to run, PEER_SCRATCH the folder of copy and results (a fresh one unless told).
set -euo pipefail
driver=$(cd "${1:?usage: bench/peers.sh DRIVER [--n 2000 --repeat 3 …]}" && pwd); shift
adapter=$(cd "$(dirname "$0")" && pwd)/adapter.mjs
scratch=${PEER_SCRATCH:-$(mktemp -d)}
mkdir -p "$scratch"
# PostgreSQL does not run as root; its own user must get to its data.
chmod 755 "$scratch"
cp -R "$driver/." "$scratch"
chmod -R u+w "$scratch"
echo "export { default } from '$adapter';" > "$scratch/adapters/beian.mjs"

results=()
for engine in ${PEER_ENGINES:-flowable camunda beian}; do
  echo "$engine begins: $scratch/results/$engine.engine.log" >&2
  "$scratch/run.sh" "$engine" "$@" >/dev/null
  results+=("$scratch/results/$engine.json")
done
node "$scratch/table.mjs" "${results[@]}"
echo "The figures in full: ${results[*]}" >&2
