/**
 * Windows layers: what the archive of a layer says, put to the host's layer functions.
 *
 * <p>Turns tar entries with their PAX headers into backup streams (byte formats as Microsoft's
 * go-winio writes them) and these into layer directories. Knows no JNA: how files are written is
 * behind {@link dev.jstack.host.api.LayerFiles}, and happens in a child process ({@link
 * ImportProcess}). Façade: {@link WindowsLayers}.
 */
@NullMarked
package dev.jstack.image.layer.windows;

import org.jspecify.annotations.NullMarked;
