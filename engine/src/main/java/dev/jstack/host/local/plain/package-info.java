/**
 * Compute systems as plain processes of this machine, where there is nothing to isolate them with:
 * level 0 of the local host on systems that are no Linux. Knows Java's processes and files only.
 *
 * <p>Façade: {@link dev.jstack.host.local.plain.PlainCompute}.
 */
@NullMarked
package dev.jstack.host.local.plain;

import org.jspecify.annotations.NullMarked;
