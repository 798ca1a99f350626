/**
 * A host that fails as told: for tests of everything that must hold when a host does not.
 *
 * <p>Façade: {@link FaultyHost}, told by a {@link FaultScript}.
 */
@NullMarked
package dev.jstack.host.fault;

import org.jspecify.annotations.NullMarked;
