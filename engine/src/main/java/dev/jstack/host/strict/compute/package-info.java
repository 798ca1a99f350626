/**
 * The contract of the Host Compute Service as a state machine over its documents: strict reading of
 * both document shapes, states and transitions, handles, the codes of every refusal. Turns calls of
 * {@link dev.jstack.host.api.HcsApi} into records of a store and into orders for a {@link
 * ComputeBackend}, which runs real processes or pretends to. Must not know how. Cells of the
 * transition table that Microsoft does not document are a consistent model of the documented ones.
 *
 * <p>Façade: {@link ComputeService}.
 */
@NullMarked
package dev.jstack.host.strict.compute;

import org.jspecify.annotations.NullMarked;
