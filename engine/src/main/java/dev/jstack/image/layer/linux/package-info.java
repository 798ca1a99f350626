/**
 * Linux layers: each a directory that overlayfs takes as a lower directory as it is.
 *
 * <p>Turns tar entries into files below one directory and nowhere else. Removed files are character
 * devices 0:0; a directory that hides all below it is written out as one such device for each
 * hidden name, so that any mount of the layers in their order, with or without the option {@code
 * userxattr}, shows the same. Façade: {@link LinuxLayers}.
 */
@NullMarked
package dev.jstack.image.layer.linux;

import org.jspecify.annotations.NullMarked;
