/**
 * Which image of an index a host can run, and the reason for each that it cannot.
 *
 * <p>Arithmetic on platforms and version numbers; nothing is downloaded for it. Façade: {@link
 * PlatformSelector}.
 */
@NullMarked
package dev.jstack.image.select;

import org.jspecify.annotations.NullMarked;
