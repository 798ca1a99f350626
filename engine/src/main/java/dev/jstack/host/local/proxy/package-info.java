/**
 * Published ports in user space: what a port of this machine takes in goes to an address that may
 * lie in another network namespace, TCP as streams, UDP as flows. Knows neither documents nor
 * containers; where the other side is reached from is a {@link Dialer}'s affair.
 *
 * <p>Façade: {@link PortProxies}.
 */
@NullMarked
package dev.jstack.host.local.proxy;

import org.jspecify.annotations.NullMarked;
