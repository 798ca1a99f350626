/**
 * What things of a stack are called: by people ({@link ResourceAddress}), on the host, and back
 * from a host's id or name to what it belongs to. HCS and HCN keep no labels, so an id must say
 * all: the live host is found again by these names alone. Knows nothing of documents.
 *
 * <p>Façade: {@link Naming}, with {@link SystemId} for compute systems and {@link HostPaths} for
 * directories.
 */
@NullMarked
package dev.jstack.engine.address;

import org.jspecify.annotations.NullMarked;
