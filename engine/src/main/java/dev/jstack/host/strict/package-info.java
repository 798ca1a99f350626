/**
 * A host by the rules: HCS and HCN as state machines over documents, put together for {@link
 * dev.jstack.host.Host}. The local host gives it files and real processes, the simulated host
 * memory and pretended ones; a stack that Windows would refuse is refused by both with the same
 * code. Knows nothing of stacks.
 *
 * <p>Façade: {@link StrictHost}.
 */
@NullMarked
package dev.jstack.host.strict;

import org.jspecify.annotations.NullMarked;
