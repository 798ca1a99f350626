/**
 * Windows layers: from tar entries to what ImportLayer and ProcessBaseImage take.
 *
 * <p>Turns PAX headers into Win32 backup streams, a child layer into a transport directory, and
 * puts the calls in the order of Microsoft's own layer writer. The formats are plain bytes and
 * tested anywhere; what only Windows can do, restoring a file with its security through
 * BackupWrite, is behind {@link LayerFiles}. Façade: {@link WindowsLayers}.
 */
@NullMarked
package dev.jstack.image.layer.windows;

import org.jspecify.annotations.NullMarked;
