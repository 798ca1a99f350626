/**
 * Images of a Docker daemon on the same Windows machine, as layers to mount: nothing is copied,
 * written or removed.
 *
 * <p>Turns Docker's windowsfilter store (moby b985e231: image/store, layer, daemon/graphdriver)
 * into image configurations and directories of layers. Docker may remove them at any time, so each
 * look checks that all is there. Façade: {@link dev.jstack.image.docker.DockerStore}.
 */
@NullMarked
package dev.jstack.image.docker;

import org.jspecify.annotations.NullMarked;
