/**
 * What the local host needs of Linux and a plain JVM does not give: identities of processes, the
 * process table, small commands with a deadline, quoting. Knows nothing of compute systems.
 *
 * <p>Façade: {@link ProcessTable} and {@link Commands}.
 */
@NullMarked
package dev.jstack.host.local.linux;

import org.jspecify.annotations.NullMarked;
