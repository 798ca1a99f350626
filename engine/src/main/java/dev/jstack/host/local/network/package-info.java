/**
 * The network of the local host: bridges, cables and addresses through {@code ip}, published ports
 * through proxies. Turns orders of the strict network into them. Root puts its bridges into the
 * machine's own network; an ordinary user, and a second state root of root with the same addresses,
 * into a router namespace that one sleeping process holds. Knows nothing of file systems.
 *
 * <p>Façade: {@link LocalNetwork}.
 */
@NullMarked
package dev.jstack.host.local.network;

import org.jspecify.annotations.NullMarked;
