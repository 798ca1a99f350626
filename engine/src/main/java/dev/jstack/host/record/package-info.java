/**
 * What crosses the seam, written down call by call: for showing a plan's documents and for proving
 * that a reader changes nothing.
 *
 * <p>Façade: {@link RecordingHost}.
 */
@NullMarked
package dev.jstack.host.record;

import org.jspecify.annotations.NullMarked;
