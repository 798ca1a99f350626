/**
 * The embedded local host: the strict host of {@link dev.jstack.host.strict} with files for a
 * memory and real processes of this machine for containers. A development host, no security
 * boundary; what it can do here is found by trying and said in words. Must not know of stacks.
 *
 * <p>Façade: {@link LocalHost}.
 */
@NullMarked
package dev.jstack.host.local;

import org.jspecify.annotations.NullMarked;
