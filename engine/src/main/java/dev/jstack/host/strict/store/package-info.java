/**
 * Where a strict host keeps what it was told: records by id, in memory for a simulation, in files
 * for the local host. Knows nothing of what the records mean.
 *
 * <p>Façade: {@link Store}.
 */
@NullMarked
package dev.jstack.host.strict.store;

import org.jspecify.annotations.NullMarked;
