/**
 * The host seam: HCS, HCN and layer storage as the native functions have it.
 *
 * <p>One method for each native function, JSON documents in and out, failures as {@link
 * HostException} with the HRESULT, blocking with a {@link Deadline}. Everything above it is shared
 * by all hosts; below it are the Windows host, the local host, the simulated one and the
 * decorators.
 */
@NullMarked
package dev.jstack.host.api;

import org.jspecify.annotations.NullMarked;
