/**
 * Layers: archives to read, chain ids to name them by, and what a host's kind of layer has to do.
 *
 * <p>Turns a compressed blob into verified tar entries within limits; what becomes of the entries
 * is told by {@code layer.linux} and {@code layer.windows}. Façades: {@link LayerStore}, {@link
 * LayerArchive}.
 */
@NullMarked
package dev.jstack.image.layer;

import org.jspecify.annotations.NullMarked;
