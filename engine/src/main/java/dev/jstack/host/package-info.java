/**
 * A host to run containers on: its facts and the three APIs of the seam together.
 *
 * <p>Façade: {@link Host}.
 */
@NullMarked
package dev.jstack.host;

import org.jspecify.annotations.NullMarked;
