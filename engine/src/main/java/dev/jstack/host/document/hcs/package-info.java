/**
 * The documents of the Host Compute Service as records, one for each object of Microsoft's schema,
 * member by member in its spelling, and the older flat container document that has no schema
 * version. They are written and read with {@code Json.DOCUMENT}: what is empty or false is left
 * out, and reading refuses a member that no record has, as HCS does. The records check nothing and
 * know nothing of stacks.
 *
 * <p>Façade: the records themselves, {@link ComputeSystem} and {@link V1Container} first.
 */
@NullMarked
package dev.jstack.host.document.hcs;

import org.jspecify.annotations.NullMarked;
