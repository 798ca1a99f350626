/**
 * Compute systems of the local host as sandboxes of this machine: an empty one whose first process
 * only waits, into which processes are put one by one, as HCS has it. Turns a strict host's orders
 * into mount tables, two small shell scripts and processes; everything that is needed to find them
 * again after a crash is in files. Knows nothing of JSON documents and of networks beyond the lines
 * it is given.
 *
 * <p>Façade: {@link LocalCompute}.
 */
@NullMarked
package dev.jstack.host.local.sandbox;

import org.jspecify.annotations.NullMarked;
