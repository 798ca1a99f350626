/**
 * What images are made of: references, digests, descriptors, manifests, indexes and the faults of
 * all that deals with them.
 *
 * <p>Turns texts and bytes into values; knows neither network nor disk. Façade: {@link
 * ImageReference}.
 */
@NullMarked
package dev.jstack.image.model;

import org.jspecify.annotations.NullMarked;
