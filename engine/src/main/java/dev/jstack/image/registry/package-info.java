/**
 * The client of OCI distribution: manifests and blobs from registries, with Docker's credentials,
 * mirrors and proxies.
 *
 * <p>Turns references and digests into bytes; what it hands out as a manifest is verified, a blob
 * is a stream that its reader verifies. It tries once: patience is its caller's. Knows no store.
 * Façade: {@link Registry}.
 */
@NullMarked
package dev.jstack.image.registry;

import org.jspecify.annotations.NullMarked;
