/**
 * What this machine lets the local host do, found by doing it: one shell that tries namespaces,
 * overlays and mounts and says how each went. Turns that into {@link Abilities}, a level from 3 to
 * 0, the fixed messages M1 to M10 and findings for {@code jstack doctor}.
 *
 * <p>Façade: {@link Prober}.
 */
@NullMarked
package dev.jstack.host.local.probe;

import org.jspecify.annotations.NullMarked;
