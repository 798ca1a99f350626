/**
 * The contract of the Host Compute Network as a state machine over its documents: what HNS accepts,
 * what it fills in, what it refuses with which code. Turns calls of {@link
 * dev.jstack.host.api.HcnApi} into records of a store and into orders for a {@link NetworkBackend},
 * which makes bridges and opens ports, or does nothing. Must not know how either is done. Where
 * Windows' exact code is not documented the choice is marked in the code.
 *
 * <p>Façade: {@link NetworkService}.
 */
@NullMarked
package dev.jstack.host.strict.network;

import org.jspecify.annotations.NullMarked;
