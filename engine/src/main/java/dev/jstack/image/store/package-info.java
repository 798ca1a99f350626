/**
 * The content store: verified blobs by digest, records of images by name, locks between processes.
 *
 * <p>Turns bytes into files that are whole or absent, at any moment of a crash: partial, verified,
 * renamed. Knows neither registries nor what layers are made of. Façade: {@link ContentStore}.
 */
@NullMarked
package dev.jstack.image.store;

import org.jspecify.annotations.NullMarked;
